package fr.carnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.carnet.shared.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionDesignationComponent;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class CompiledPackageTest {
    /** Every message has a subject in {@code messages.properties}. */
    private static List<String> sent() throws IOException {
        Properties wording = new Properties();
        try (InputStream file = CompiledPackageTest.class.getResourceAsStream("/fr/carnet/notification/messages.properties")) {
            wording.load(file);
        }
        return wording.stringPropertyNames().stream()
                .filter(key -> key.endsWith(".subject"))
                .map(key -> key.substring(0, key.length() - ".subject".length()))
                .toList();
    }

    private static final Path ROOT = Path.of("fhir-profiles");

    @Test
    void the_compiled_package_comes_from_the_sources_beside_it() throws Exception {
        String recorded = new ObjectMapper()
                .readTree(ROOT.resolve("package/package.json").toFile())
                .get("sourceDigest")
                .textValue();

        assertThat(recorded).as("run scripts/profiles after changing the FSH").isEqualTo(digestOfSources());
    }

    @Test
    void the_index_names_every_file_of_the_package() throws Exception {
        List<String> files = names(ROOT.resolve("package"), ".json").stream()
                .filter(name -> !name.equals("package.json"))
                .toList();

        assertThat(Files.readAllLines(ROOT.resolve("package/index.txt"))).isEqualTo(files);
    }

    @Test
    void every_error_code_is_in_the_code_system_in_both_languages() {
        CodeSystem system = (CodeSystem) Bench.RESOURCES.byId("CodeSystem", "error").orElseThrow();

        assertThat(codes(system))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList());
        assertThat(system.getConcept()).allSatisfy(CompiledPackageTest::saysFrenchAndEnglish);
    }

    @Test
    void the_messages_are_those_of_the_contract_and_all_that_are_sent() throws IOException {
        CodeSystem system =
                (CodeSystem) Bench.RESOURCES.byId("CodeSystem", "notification").orElseThrow();

        assertThat(codes(system))
                .contains(
                        "document-added",
                        "first-access",
                        "emergency-access",
                        "record-opened",
                        "record-closed",
                        "announcement-waiting",
                        "history-imported")
                .containsExactlyInAnyOrderElementsOf(sent());
        assertThat(system.getConcept()).allSatisfy(CompiledPackageTest::saysFrenchAndEnglish);
    }

    @Test
    void every_canonical_in_java_is_in_the_package() throws Exception {
        Set<String> urls = Bench.RESOURCES.all().stream().map(MetadataResource::getUrl).collect(Collectors.toSet());
        for (Field field : Canonicals.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getName().equals("BASE")) {
                assertThat(urls).as(field.getName()).contains((String) field.get(null));
            }
        }
    }

    @Test
    void every_type_with_an_own_profile_finds_it() {
        FhirContext fhir = FhirContext.forR4Cached();
        for (String type : List.of("Patient", "DocumentReference", "Immunization", "DeviceUseStatement", "CareTeam")) {
            Resource resource = (Resource) fhir.getResourceDefinition(type).newInstance();

            assertThat(OwnProfiles.of(resource)).as(type).hasValueSatisfying(own -> assertThat(
                            Bench.VALIDATION.knows(own))
                    .isTrue());
        }
    }

    private static void saysFrenchAndEnglish(ConceptDefinitionComponent concept) {
        assertThat(concept.getDesignation())
                .extracting(ConceptDefinitionDesignationComponent::getLanguage)
                .contains("fr", "en");
    }

    private static List<String> codes(CodeSystem system) {
        return system.getConcept().stream().map(ConceptDefinitionComponent::getCode).toList();
    }

    private static String digestOfSources() throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (String name : names(ROOT, ".fsh", "sushi-config.yaml")) {
            String text = Files.readString(ROOT.resolve(name)).replace("\r\n", "\n");
            sha.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            sha.update(text.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static List<String> names(Path root, String... endings) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            List<String> names = new ArrayList<>();
            files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> Arrays.stream(endings).anyMatch(name::endsWith))
                    .sorted()
                    .forEach(names::add);
            return names;
        }
    }
}
