package fr.carnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of("fhir-profiles");
    private static final int EXAMINED = 120;
    /** The same examination without memory. */
    private static final Validation FORGETFUL = new Validation(
            new Examination(Bench.RESOURCES), Bench.RESOURCES, new ConformanceSettings(List.of(), 30_000, 0));

    private static final List<String> OTHER_VALUES = List.of(
            "x", "Un autre mot", " avant", "après ", "<b>x</b>", "a\tb", "urn:uuid:6f1c7d0e-7a51-4b1c-9d3e-0123456789ab",
            "urn:uuid:6F1C7D0E", "urn:oid:1.2.250.1.999.7", "urn:oid:1..2", "urn:autre:x", "280057511602106", "17", "-3", "2.5",
            "Patient/1-abc", "Organization/autre", "Patient/", "#personne", "#auteur", "http://example.org/x", "example.org",
            "2019", "2019-03", "2019-03-04", "1870-01-01", "2019-03-04T05:06:07Z", "2019-03-04T05:06:07.123+01:00",
            "2099-12-31T23:59:59+01:00", "Patient?identifier=urn:oid:1.2.250.1.213.1.4.10|280057511602106",
            "Patient?identifier=280057511602106", "2jmj7l5rSw0yVb/vlWAYkK/YBwk=", "e30=");

    /** A resource and the same with one value changed. */
    private record Changed(Resource before, Resource after, String profile, String told) {}

    @Test
    void two_resources_of_one_likeness_get_the_same_verdict() throws IOException {
        List<Changed> alike = new ArrayList<>();
        for (JsonNode resource : fixtures()) {
            alike.addAll(alike(resource));
        }
        assertThat(alike).hasSizeGreaterThan(EXAMINED);
        Collections.shuffle(alike, new Random(20261122));

        for (Changed changed : alike.subList(0, EXAMINED)) {
            assertThat(refused(changed.after)).as(changed.told).isEqualTo(refused(changed.before));
            assertThat(FORGETFUL.check(changed.after).isEmpty())
                    .as(changed.told)
                    .isEqualTo(FORGETFUL.check(changed.before).isEmpty());
            assertThat(FORGETFUL.satisfies(changed.after, changed.profile))
                    .as(changed.told)
                    .isEqualTo(FORGETFUL.satisfies(changed.before, changed.profile));
        }
    }

    @Test
    void the_next_document_of_a_source_is_of_the_same_likeness() throws IOException {
        DocumentReference one = document();
        DocumentReference next = document();
        next.getMasterIdentifier().setValue("urn:uuid:6f1c7d0e-7a51-4b1c-9d3e-0123456789ab");
        one.getMasterIdentifier().setValue("urn:uuid:00000000-7a51-4b1c-9d3e-0123456789ab");
        next.getSubject().setReference("Patient/9-other");
        next.setDateElement(new InstantType("2024-02-03T04:05:06+01:00"));
        one.setDateElement(new InstantType("2025-12-13T14:15:16+01:00"));
        one.getContentFirstRep().getAttachment().setTitle("Compte rendu");
        next.getContentFirstRep().getAttachment().setTitle("Lettre de sortie, 2e envoi");
        one.setId("urn:uuid:11111111-7a51-4b1c-9d3e-0123456789ab");
        next.setId("urn:uuid:22222222-7a51-4b1c-9d3e-0123456789ab");

        assertThat(likeness(next)).isEqualTo(likeness(one));
    }

    @Test
    void another_code_another_order_of_dates_or_another_profile_is_another_likeness() throws IOException {
        DocumentReference coded = document();
        coded.getType().getCodingFirstRep().setCode("another");
        assertThat(likeness(coded)).isNotEqualTo(likeness(document()));

        MedicationDispense dispense = dispense("2026-01-01T10:00:00Z", "2026-01-02T10:00:00Z");
        assertThat(likeness(dispense("2020-01-01T10:00:00Z", "2020-01-07T10:00:00Z"))).isEqualTo(likeness(dispense));
        assertThat(likeness(dispense("2026-01-02T10:00:00Z", "2026-01-01T10:00:00Z"))).isNotEqualTo(likeness(dispense));
        assertThat(Likeness.of(document(), "")).isNotEqualTo(Likeness.of(document(), Canonicals.DOCUMENT_REFERENCE));
    }

    @Test
    void a_fault_is_found_after_a_faultless_resource_of_the_same_source() {
        MedicationDispense dispense = dispense("2026-01-01T10:00:00Z", "2026-01-02T10:00:00Z");
        assertThat(Bench.VALIDATION.check(dispense)).noneMatch(Finding::refuses);
        assertThat(Bench.VALIDATION.check(dispense)).noneMatch(Finding::refuses);

        assertThat(Bench.VALIDATION.check(dispense("2026-01-03T10:00:00Z", "2026-01-02T10:00:00Z")))
                .anyMatch(Finding::refuses);
    }

    private static MedicationDispense dispense(String prepared, String handedOver) {
        MedicationDispense dispense = new MedicationDispense();
        dispense.setStatus(MedicationDispense.MedicationDispenseStatus.COMPLETED);
        dispense.setMedication(new CodeableConcept().setText("Paracétamol 1 g"));
        dispense.setWhenPreparedElement(new DateTimeType(prepared));
        dispense.setWhenHandedOverElement(new DateTimeType(handedOver));
        return dispense;
    }

    private static boolean refused(Resource resource) {
        return !FORGETFUL.refusals(resource).isEmpty();
    }

    private static Optional<String> likeness(Resource resource) {
        return Likeness.of(Preparation.forBase(resource), "");
    }

    /** Every way to change one value of the resource without changing its likeness. */
    private static List<Changed> alike(JsonNode tree) {
        Resource before = parse(tree).orElseThrow();
        String profile = before.getMeta().getProfile().isEmpty()
                ? OwnProfiles.of(before).orElse("")
                : before.getMeta().getProfile().get(0).getValue();
        List<Changed> alike = new ArrayList<>();
        for (Leaf leaf : leaves(tree)) {
            JsonNode old = leaf.value();
            for (String other : OTHER_VALUES) {
                leaf.put(other, old.isNumber());
                parse(tree)
                        .filter(after -> likeness(after).equals(likeness(before)))
                        .ifPresent(after -> alike.add(new Changed(before, after, profile, leaf + " = " + other)));
                leaf.put(old);
            }
        }
        return alike;
    }

    private static List<JsonNode> fixtures() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        try (Stream<Path> examples = Files.list(ROOT.resolve("package"));
                Stream<Path> negatives = Files.list(ROOT.resolve("negative"))) {
            for (Path file : examples.filter(path -> path.getFileName().toString().matches("[A-Z].*-.*\\.json")).sorted().toList()) {
                all.add(JSON.readTree(file.toFile()));
            }
            for (Path file : negatives.sorted().toList()) {
                all.add(JSON.readTree(file.toFile()).get("resource"));
            }
        }
        all.removeIf(tree -> parse(tree).filter(resource -> !(resource instanceof MetadataResource)).isEmpty());
        return all;
    }

    private static DocumentReference document() throws IOException {
        return (DocumentReference)
                parse(JSON.readTree(ROOT.resolve("package/DocumentReference-document-consultation.json").toFile())).orElseThrow();
    }

    private static Optional<Resource> parse(JsonNode tree) {
        StrictParsing.Parsed parsed = new StrictParsing().parse(tree.toString(), StrictParsing.Format.JSON);
        return parsed.clean() ? Optional.of(parsed.resource()) : Optional.empty();
    }

    private record Leaf(JsonNode parent, String field, int index) {
        JsonNode value() {
            return field == null ? parent.get(index) : parent.get(field);
        }

        void put(String value, boolean number) {
            put(number ? number(value) : TextNode.valueOf(value));
        }

        void put(JsonNode value) {
            if (field == null) {
                ((ArrayNode) parent).set(index, value);
            } else {
                ((ObjectNode) parent).set(field, value);
            }
        }

        private static JsonNode number(String value) {
            return value.matches("-?[0-9]+(\\.[0-9]+)?")
                    ? JSON.getNodeFactory().numberNode(new BigDecimal(value))
                    : TextNode.valueOf(value);
        }

        @Override
        public String toString() {
            return field == null ? "[" + index + "]" : field;
        }
    }

    private static List<Leaf> leaves(JsonNode node) {
        List<Leaf> leaves = new ArrayList<>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> add(new Leaf(node, name, 0), leaves));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            add(new Leaf(node, null, i), leaves);
        }
        return leaves;
    }

    private static void add(Leaf leaf, List<Leaf> leaves) {
        if (leaf.value().isValueNode()) {
            leaves.add(leaf);
        } else {
            leaves.addAll(leaves(leaf.value()));
        }
    }
}
