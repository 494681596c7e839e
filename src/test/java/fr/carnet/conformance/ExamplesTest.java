package fr.carnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    private static final Path ROOT = Path.of("fhir-profiles");

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_is_valid_for_fhir_and_for_the_profiles_it_claims(Path file) throws IOException {
        Resource resource = parse(Files.readString(file));

        assertThat(Bench.VALIDATION.full(resource, null)).isEmpty();
        assertThat(resource.getMeta().getProfile()).isNotEmpty();
        for (CanonicalType claim : resource.getMeta().getProfile()) {
            assertThat(Bench.VALIDATION.satisfies(resource, claim.getValue())).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void every_definition_is_valid_for_fhir(Path file) throws IOException {
        Resource resource = parse(Files.readString(file));

        assertThat(Bench.VALIDATION.check(resource))
                .filteredOn(Finding::refuses)
                // Only the snapshot of a definition needs the R4 package by name; every other message counts.
                .filteredOn(finding -> !finding.english().contains("Unable to resolve package id"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("negatives")
    void every_negative_example_is_refused_by_its_profile_for_its_stated_reason(Path file) throws IOException {
        JsonNode negative = new ObjectMapper().readTree(file.toFile());
        Resource resource = parse(negative.get("resource").toString());
        String profile = negative.get("profile").textValue();

        assertThat(Bench.VALIDATION.satisfies(resource, profile)).isFalse();
        assertThat(Bench.VALIDATION.full(resource, profile))
                .anySatisfy(finding -> {
                    assertThat(finding.english()).contains(negative.get("reason").textValue());
                    assertThat(finding.expression()).startsWith(negative.get("place").textValue());
                    assertThat(finding.french()).contains(finding.expression());
                });
    }

    static List<Path> examples() throws IOException {
        return files("package", false);
    }

    static List<Path> definitions() throws IOException {
        return files("package", true);
    }

    static List<Path> negatives() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("negative"))) {
            return files.sorted().toList();
        }
    }

    private static List<Path> files(String folder, boolean definitions) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.getFileName().toString().matches("[A-Z].*\\.json"))
                    .filter(file -> isDefinition(file) == definitions)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isDefinition(Path file) {
        String type = file.getFileName().toString().split("-")[0];
        return MetadataResource.class.isAssignableFrom(
                FhirContext.forR4Cached().getResourceDefinition(type).getImplementingClass());
    }

    private static Resource parse(String text) {
        StrictParsing.Parsed parsed = new StrictParsing().parse(text, StrictParsing.Format.JSON);
        assertThat(parsed.faults()).isEmpty();
        return parsed.resource();
    }
}
