package fr.carnet.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.extraction.cda.CdaBodies;
import fr.carnet.extraction.cda.CdaBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

class CdaBodyTest {
    private static final String INS = "190017511800106";
    private final CdaBody body = CdaBodies.shipped();
    private final Sameness sameness = new Sameness();

    @Test
    void each_kind_of_entry_becomes_its_resource() {
        ACda document = ACda.of(INS)
                .allergy("60000001", "Examplicilline")
                .treatment("60000002", "EXEMPLOL 5 mg", "20250103")
                .vaccination("60000003", "3400900000001", "VACCIN EXEMPLE", "20240115", "L1")
                .dispensation("3400900000002", "EXEMPLOL 5 mg boîte", 2)
                .result("2571-8", "Triglycérides", "202607010800+0200", "0.62", "g/L")
                .problem("I10", "Hypertension", "2019");

        assertThat(read(document).stream().map(DomainResource::fhirType))
                .containsExactly(
                        "AllergyIntolerance",
                        "MedicationStatement",
                        "Immunization",
                        "MedicationDispense",
                        "Observation",
                        "DiagnosticReport",
                        "Condition");
    }

    @Test
    void what_is_said_is_kept() {
        AllergyIntolerance allergy = (AllergyIntolerance) read(ACda.of(INS).allergy("60000001", "Examplicilline")).get(0);
        assertThat(allergy.getCode().getText()).isEqualTo("Examplicilline");
        assertThat(allergy.getCategory().get(0).getValueAsString()).isEqualTo("medication");
        assertThat(allergy.getReactionFirstRep().getManifestationFirstRep().getCodingFirstRep().getCode()).isEqualTo("T78.3");
        Immunization vaccination = (Immunization) read(
                        ACda.of(INS).vaccination("60000003", "3400900000001", "V", "20240115", "L1"))
                .get(0);
        assertThat(vaccination.getLotNumber()).isEqualTo("L1");
        assertThat(vaccination.getOccurrenceDateTimeType().getValueAsString()).isEqualTo("2024-01-15");
        MedicationDispense dispense = (MedicationDispense) read(ACda.of(INS).dispensation("3400900000002", "X", 2)).get(0);
        assertThat(dispense.getQuantity().getValue().intValue()).isEqualTo(2);
        List<DomainResource> results = read(ACda.of(INS).result("2571-8", "T", "202607010800+0200", "0.62", "g/L"));
        assertThat(((Observation) results.get(0)).getValueQuantity().getValue().toPlainString()).isEqualTo("0.62");
        assertThat(((DiagnosticReport) results.get(1)).getResult()).hasSize(1);
    }

    @Test
    void that_no_allergy_is_known_is_no_allergy_to_something() {
        AllergyIntolerance none = (AllergyIntolerance) read(ACda.of(INS).noKnownAllergy()).get(0);
        assertThat(none.getCode().getCodingFirstRep().getCode()).isEqualTo("no-known-allergies");
        assertThat(none.getReaction()).isEmpty();
    }

    @Test
    void a_prescription_is_no_treatment_taken() {
        ACda prescription = ACda.of(INS).section("57828-6", """
                <substanceAdministration classCode="SBADM" moodCode="INT"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.7"/>
                <consumable><manufacturedProduct><manufacturedMaterial><code code="60000002" codeSystem="1.2.250.1.213.2.3.1"
                displayName="EXEMPLOL"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>""");
        assertThat(read(prescription)).isEmpty();
    }

    @Test
    void the_same_vaccination_is_recognised_by_either_code_and_another_day_is_another_one() {
        DomainResource one = read(ACda.of(INS).vaccination("60000003", "3400900000001", "A", "20240115", "L1")).get(0);
        DomainResource same = read(ACda.of(INS).vaccination("60000009", "3400900000001", "B", "202401151030+0100", "")).get(0);
        DomainResource other = read(ACda.of(INS).vaccination("60000003", "3400900000001", "A", "20240116", "L1")).get(0);
        assertThat(sameness.of(one)).containsAnyElementsOf(sameness.of(same)).doesNotContainAnyElementsOf(sameness.of(other));
    }

    @Test
    void an_allergy_is_the_same_by_its_name_too_but_not_by_another() {
        DomainResource one = read(ACda.of(INS).allergy("60000001", "Exampliciline É")).get(0);
        DomainResource same = read(ACda.of(INS).allergy("60000004", "EXAMPLICILINE  e")).get(0);
        DomainResource other = read(ACda.of(INS).allergy("60000005", "Autre")).get(0);
        assertThat(sameness.of(one)).containsAnyElementsOf(sameness.of(same)).doesNotContainAnyElementsOf(sameness.of(other));
    }

    @Test
    void two_germs_of_one_sample_keep_each_its_antibiogram() {
        List<DomainResource> results = read(ACda.of(INS).section("18725-2", isolates()));
        List<Observation> tested = results.stream().filter(Observation.class::isInstance).map(Observation.class::cast).toList();
        assertThat(tested).extracting(result -> result.getSpecimen().getDisplay())
                .containsExactly("Escherichia exemplaris", "Streptococcus exemplaris");
        assertThat(sameness.of(tested.get(0))).doesNotContainAnyElementsOf(sameness.of(tested.get(1)));
        assertThat(sameness.of(tested.get(0))).isEqualTo(sameness.of(tested.get(0).copy()));
    }

    private static String isolates() {
        return java.util.stream.Stream.of("Escherichia exemplaris", "Streptococcus exemplaris")
                .map(germ -> """
                        <organizer classCode="CLUSTER" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.3.1.5"/>
                        <specimen><specimenRole><specimenPlayingEntity><code code="562" codeSystem="1.2.250.1.213.2.69.1"
                        displayName="%s"/></specimenPlayingEntity></specimenRole></specimen>
                        <component>%s</component></organizer>""".formatted(germ, result("""
                        <value xsi:type="IVL_PQ"><high value="0.128" unit="ug/mL" inclusive="false"/></value>""")))
                .collect(java.util.stream.Collectors.joining());
    }

    private static String result(String value) {
        return """
                <observation classCode="OBS" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.3.1.6"/>
                <code code="28-1" codeSystem="2.16.840.1.113883.6.1" displayName="Ampicilline"/><statusCode code="completed"/>
                <effectiveTime value="20260104155000+0100"/>%s</observation>""".formatted(value);
    }

    @Test
    void bounds_and_ratios_are_values_too() {
        assertThat(value("""
                <value xsi:type="IVL_PQ"><high value="0.128" unit="ug/mL" inclusive="false"/></value>""")).isEqualTo("<0.128 ug/mL");
        assertThat(value("""
                <value xsi:type="IVL_PQ"><low value="0.5" unit="ug/mL"/></value>""")).isEqualTo(">=0.5 ug/mL");
        assertThat(value("""
                <value xsi:type="IVL_PQ"><low value="2" unit="g/L"/><high value="3" unit="g/L"/></value>""")).isEqualTo("2..3");
        assertThat(value("""
                <value xsi:type="RTO"><numerator value="1"/><denominator value="80"/></value>""")).isEqualTo("1:80");
    }

    private String value(String value) {
        Observation one = (Observation) read(ACda.of(INS).section("18725-2", result(value))).get(0);
        if (one.getValue() instanceof org.hl7.fhir.r4.model.Range range) {
            return range.getLow().getValue() + ".." + range.getHigh().getValue();
        } else if (one.getValue() instanceof org.hl7.fhir.r4.model.Ratio ratio) {
            return ratio.getNumerator().getValue() + ":" + ratio.getDenominator().getValue();
        }
        return one.getValueQuantity().getComparator().toCode() + one.getValueQuantity().getValue() + " " + one.getValueQuantity().getUnit();
    }

    @Test
    void a_variant_is_part_of_its_gene_and_another_variant_is_another_result() {
        Observation one = gene("c.1A>G");
        assertThat(one.getComponent()).singleElement()
                .satisfies(part -> assertThat(part.getValueStringType().getValue()).isEqualTo("c.1A>G"));
        assertThat(one.getNoteFirstRep().getText()).isEqualTo("Impact connu");
        assertThat(sameness.of(one)).doesNotContainAnyElementsOf(sameness.of(gene("c.2C>T")));
    }

    private Observation gene(String variant) {
        return (Observation) read(ACda.of(INS).section("83321-0", """
                <organizer classCode="BATTERY" moodCode="EVN"><code code="75326-9" codeSystem="2.16.840.1.113883.6.1"><qualifier>
                <value code="X1" displayName="Impact connu"/></qualifier></code><component>
                <observation classCode="OBS" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.8.1.4.9"/>
                <code code="48018-6" codeSystem="2.16.840.1.113883.6.1" displayName="Gene"/><value xsi:type="ST">EXMPL</value>
                <entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN">
                <code code="69548-6" codeSystem="2.16.840.1.113883.6.1" displayName="Variant"/><value xsi:type="ST">%s</value>
                </observation></entryRelationship></observation></component></organizer>"""
                .formatted(variant.replace(">", "&gt;")))).get(0);
    }

    @Test
    void what_the_allergic_person_showed_is_read_from_the_manifestation_with_its_severity() {
        AllergyIntolerance allergy = (AllergyIntolerance) read(ACda.of(INS).section("48765-2", """
                <observation classCode="OBS" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.6"/>
                <code code="DALG" codeSystem="2.16.840.1.113883.5.4"/><value xsi:type="CD" nullFlavor="UNK"/>
                <participant typeCode="CSM"><participantRole><playingEntity><code code="60000001" codeSystem="1.2.250.1.213.2.3.1"
                displayName="Examplicilline"/></playingEntity></participantRole></participant>
                <entryRelationship typeCode="MFST" inversionInd="true"><observation classCode="OBS" moodCode="EVN">
                <value xsi:type="CD" code="T78.2" codeSystem="2.16.840.1.113883.6.3" displayName="Choc"/>
                <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">
                <templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.1"/><value xsi:type="CD" code="H"/></observation></entryRelationship>
                </observation></entryRelationship></observation>""")).get(0);
        assertThat(allergy.getReactionFirstRep().getManifestationFirstRep().getCodingFirstRep().getCode()).isEqualTo("T78.2");
        assertThat(allergy.getReactionFirstRep().getSeverity().toCode()).isEqualTo("severe");
    }

    @Test
    void a_treatment_known_by_its_box_alone_is_dated_by_it_and_not_said_to_go_on() {
        MedicationStatement treatment = (MedicationStatement) read(ACda.of(INS).section("10160-0", """
                <substanceAdministration classCode="SBADM" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.7"/>
                <effectiveTime xsi:type="IVL_TS"><low nullFlavor="UNK"/><high nullFlavor="UNK"/></effectiveTime>
                <consumable><manufacturedProduct><manufacturedMaterial><code code="60000002" codeSystem="1.2.250.1.213.2.3.1"
                displayName="EXEMPLOL"/></manufacturedMaterial></manufacturedProduct></consumable>
                <entryRelationship typeCode="REFR"><supply classCode="SPLY" moodCode="EVN"><performer><time value="20260526"/>
                </performer></supply></entryRelationship></substanceAdministration>""")).get(0);
        assertThat(treatment.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-05-26");
        assertThat(treatment.getStatus().toCode()).isEqualTo("unknown");
    }

    @Test
    void a_document_cut_or_altered_anywhere_is_read_or_told_unreadable_and_nothing_else() {
        byte[] whole = ACda.of(INS)
                .allergy("60000001", "Examplicilline")
                .vaccination("60000003", "3400900000001", "V", "20240115", "L1")
                .result("2571-8", "T", "202607010800+0200", "0.62", "g/L")
                .bytes();
        Random random = new Random(1);
        for (int round = 0; round < 400; round++) {
            byte[] altered = whole.clone();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                altered[random.nextInt(altered.length)] = (byte) (32 + random.nextInt(90));
            }
            byte[] cut = random.nextInt(4) == 0 ? java.util.Arrays.copyOf(altered, random.nextInt(altered.length)) : altered;
            assertThatCode(() -> attempt(cut)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_document_without_end_or_bottom_is_told_unreadable() {
        String deep = "<a>".repeat(400) + "</a>".repeat(400);
        assertThatThrownBy(() -> read(ACda.of(INS).section("48765-2", deep))).isInstanceOf(Unreadable.class);
        String wide = "<a/>".repeat(150_000);
        assertThatThrownBy(() -> read(ACda.of(INS).section("48765-2", wide))).isInstanceOf(Unreadable.class);
        String number = ACda.of(INS).result("2571-8", "T", "20260701", "1E999999999", "g/L").text();
        Observation huge = (Observation) body.read(number.getBytes(StandardCharsets.UTF_8)).orElseThrow().get(0).resource();
        assertThat(huge.hasValueQuantity()).isFalse();
    }

    private void attempt(byte[] bytes) {
        try {
            body.read(bytes).ifPresent(drawn -> drawn.forEach(one -> sameness.of(one.resource())));
        } catch (Unreadable told) {
            assertThat(told.getMessage()).isNotBlank();
        }
    }

    private List<DomainResource> read(ACda document) {
        return body.read(document.bytes()).orElseThrow().stream().map(Drawn::resource).toList();
    }
}
