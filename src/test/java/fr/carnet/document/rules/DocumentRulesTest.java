package fr.carnet.document.rules;

import static fr.carnet.document.ADocument.A03;
import static fr.carnet.document.ADocument.A07;
import static fr.carnet.document.ADocument.A07_MISSPELT;
import static fr.carnet.document.ADocument.A08;
import static fr.carnet.document.ADocument.BYTES;
import static fr.carnet.document.ADocument.DOCTOR;
import static fr.carnet.document.ADocument.HL7;
import static fr.carnet.document.ADocument.HOLDER;
import static fr.carnet.document.ADocument.STRUCTURE;
import static fr.carnet.document.ADocument.bare;
import static fr.carnet.document.ADocument.content;
import static fr.carnet.document.ADocument.full;
import static fr.carnet.document.ADocument.holder;
import static fr.carnet.document.ADocument.label;
import static fr.carnet.document.ADocument.professional;
import static fr.carnet.document.rules.RuleSteps.RULES;
import static fr.carnet.document.rules.RuleSteps.attachment;
import static fr.carnet.document.rules.RuleSteps.places;
import static fr.carnet.document.rules.RuleSteps.provided;
import static fr.carnet.document.rules.RuleSteps.simplified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Warning;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentRulesTest {
    private static final String DATA_PATH = "DocumentReference.content[0].attachment";

    @Test
    void a_bare_simplified_publish_is_completed_and_accepted() {
        DocumentReference sent = bare();
        Checked checked = simplified(sent, DOCTOR);

        assertThat(checked.faults()).isEmpty();
        DocumentReference stored = checked.orRefuse();
        assertThat(stored.getMasterIdentifier().getValue()).startsWith("urn:uuid:");
        assertThat(checked.warnings()).extracting(Warning::expression).contains("DocumentReference.masterIdentifier");
        assertThat(stored.getCategoryFirstRep().hasCoding(A03, "10")).isTrue();
        assertThat(stored.getSecurityLabelFirstRep().hasCoding(A08, "N")).isTrue();
        assertThat(stored.getContentFirstRep().getAttachment().getSize()).isEqualTo(BYTES.length);
        assertThat(stored.getContentFirstRep().getAttachment().getHash()).hasSize(20);
        assertThat(stored.getCustodian().getIdentifier().getValue()).isEqualTo("1690000001");
        Patient source = (Patient) stored.getContained().get(0);
        assertThat(stored.getContext().getSourcePatientInfo().getReference()).isEqualTo("#" + source.getIdPart());
        assertThat(source.getNameFirstRep().getFamily()).isEqualTo("FICTIVE");
        assertThat(source.hasTelecom()).isFalse();
        assertThat(sent.hasCategory()).as("what was sent is not changed").isFalse();
    }

    @Test
    void a_complete_pdsm_document_passes_every_level() {
        for (Level level : List.of(Level.MINIMAL, Level.COMPREHENSIVE, Level.PDSM_COMPREHENSIVE)) {
            assertThat(provided(full(), level).faults()).as(level.name()).isEmpty();
        }
    }

    @Test
    void a_simplified_publish_without_content_is_refused() {
        DocumentReference document = bare();
        attachment(document).setData(null);
        Checked checked = RULES.check(new Deposit(
                document, Flow.ITI_105, Level.BASE, DOCTOR, null, holder(), false, "DocumentReference"));
        assertThat(places(checked)).containsExactly(DATA_PATH + ".data");
        assertThat(simplified(document, DOCTOR).faults()).as("detached, but known").isEmpty();
    }

    @Test
    void identifiers_without_a_system_disturb_nothing() {
        DocumentReference document = bare();
        document.setSubject(new Reference().setIdentifier(new Identifier().setValue("1")));
        document.addCategory(label(null, "10"));
        document.addSecurityLabel(label(null, "N"));
        Patient patient = holder();
        patient.addIdentifier().setValue("local");
        assertThat(RULES.check(new Deposit(
                                document, Flow.ITI_105, Level.BASE, DOCTOR, content(), patient, false, "D"))
                        .faults())
                .isEmpty();
    }

    @Test
    void several_faults_are_all_named_at_once() {
        DocumentReference document = bare();
        document.setSubject(null).setType(null);
        attachment(document).setSize(3).setHash(new byte[] {1});

        assertThat(places(simplified(document, DOCTOR)))
                .containsExactlyInAnyOrder(
                        "DocumentReference.subject", "DocumentReference.type", DATA_PATH + ".size", DATA_PATH + ".hash");
    }

    @Test
    void a_right_size_and_hash_are_accepted_and_an_empty_document_is_not() {
        DocumentReference document = bare();
        attachment(document).setSize(BYTES.length).setHash(content().sha1Bytes());
        assertThat(simplified(document, DOCTOR).faults()).isEmpty();

        Checked empty = RULES.check(new Deposit(
                bare(), Flow.ITI_105, Level.BASE, DOCTOR, ContentFacts.of(new byte[0], ""), holder(), false, "D"));
        assertThat(places(empty)).containsExactly("D.content[0].attachment");
    }

    @ParameterizedTest
    @CsvSource({"52428800,false,false", "52428801,false,true", "5242880,true,false", "5242881,true,true"})
    void content_over_the_limit_is_too_large(long size, boolean byHolder, boolean refused) {
        DocumentReference document = bare();
        if (byHolder) {
            document.setType(new CodeableConcept(new Coding("http://loinc.org", "74465-6", null)));
        }
        Checked checked = RULES.check(new Deposit(
                document,
                Flow.ITI_105,
                Level.BASE,
                byHolder ? HOLDER : DOCTOR,
                new ContentFacts(size, "AAAA", ""),
                holder(),
                false,
                "DocumentReference"));
        assertThat(checked.tooLarge()).isEqualTo(refused);
        if (refused) {
            assertThatThrownBy(checked::orRefuse)
                    .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(ErrorCode.TOO_LARGE));
        } else {
            assertThat(checked.faults()).isEmpty();
        }
    }

    @Test
    void a_wrong_class_is_kept_with_a_warning() {
        DocumentReference document = bare();
        document.addCategory(label("urn:oid:1.2.250.1.213.1.1.4.1", "11"));
        Checked checked = simplified(document, DOCTOR);

        assertThat(checked.faults()).isEmpty();
        assertThat(checked.document().getCategoryFirstRep().hasCoding(A03, "11")).isTrue();
        assertThat(checked.warnings()).extracting(Warning::expression).contains("DocumentReference.category[0]");
    }

    @Test
    void a_translation_of_the_type_in_another_system_is_tolerated() {
        DocumentReference document = bare();
        document.getType().addCoding(new Coding("http://snomed.info/sct", "371530004", null));
        assertThat(simplified(document, DOCTOR).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "N,'',N",
        "'',MASQUE_PS,'N,MASQUE_PS'",
        "R,MASQUE_PS,'R,MASQUE_PS'",
        "N,INVISIBLE_PATIENT,'N,INVISIBLE_PATIENT'",
        "V,INVISIBLE_REPRESENTANTS_LEGAUX,'V,INVISIBLE_REPRESENTANTS_LEGAUX'"
    })
    void labels_come_out_canonical_with_exactly_one_confidentiality(String level, String visibility, String expected) {
        for (String system : List.of(HL7, A08, A07_MISSPELT, A07)) {
            DocumentReference document = bare();
            if (!visibility.isEmpty()) {
                document.addSecurityLabel(label(A07_MISSPELT, visibility));
            }
            if (!level.isEmpty()) {
                document.addSecurityLabel(label(system, level));
            }
            Checked checked = simplified(document, STRUCTURE);
            assertThat(checked.faults()).isEmpty();
            assertThat(checked.document().getSecurityLabel())
                    .extracting(l -> l.getCodingFirstRep().getCode())
                    .containsExactly(expected.split(","));
            assertThat(checked.document().getSecurityLabel())
                    .allMatch(l -> List.of(A07, A08).contains(l.getCodingFirstRep().getSystem()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DOCPAT01,MASQUE_PS,application/pdf,true",
        "DOCPAT01,INVISIBLE_REPRESENTANTS_LEGAUX,image/png,true",
        "EXPPAT_3,,text/plain,true",
        "DOCPAT01,INVISIBLE_PATIENT,application/pdf,false",
        "SYNTH,,application/pdf,false",
        "DOCPAT01,,text/xml,false"
    })
    void the_holder_deposits_his_own_types_labels_and_media(
            String type, String label, String media, boolean accepted) {
        DocumentReference document = bare();
        document.setType(new CodeableConcept(new Coding("urn:oid:1.2.250.1.213.1.1.4.12", type, null)));
        attachment(document).setContentType(media);
        if (label != null) {
            document.addSecurityLabel(label(A07, label));
        }
        Checked checked = RULES.check(new Deposit(
                document,
                Flow.ITI_105,
                Level.BASE,
                HOLDER,
                ContentFacts.of(BYTES, ""),
                holder(),
                false,
                "DocumentReference"));
        assertThat(checked.acceptable()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"true,true,true", "true,false,false", "false,true,false"})
    void a_secret_connection_hides_a_minors_document_from_representatives(
            boolean secret, boolean minor, boolean hidden) {
        Checked checked = RULES.check(new Deposit(
                bare(),
                Flow.ITI_105,
                Level.BASE,
                professional(Optional.empty(), secret),
                content(),
                holder(),
                minor,
                "DocumentReference"));
        assertThat(checked.document().getSecurityLabel().stream()
                        .anyMatch(l -> l.hasCoding(A07, "INVISIBLE_REPRESENTANTS_LEGAUX")))
                .isEqualTo(hidden);
    }

    @Test
    void a_given_custodian_and_source_are_kept() {
        DocumentReference document = full();
        document.setCustodian(new Reference("#organization"));
        document.getContext().setSourcePatientInfo(new Reference("Patient/elsewhere"));
        DocumentReference stored = provided(document, Level.PDSM_COMPREHENSIVE).orRefuse();
        assertThat(stored.getCustodian().getReference()).isEqualTo("#organization");
        assertThat(stored.getContext().getSourcePatientInfo().getReference()).isEqualTo("Patient/elsewhere");
        assertThat(stored.getContained()).hasSize(2);
    }

    @Test
    void an_ins_of_another_system_or_with_a_wrong_key_is_told_only() {
        DocumentReference document = bare();
        document.setSubject(new Reference()
                .setIdentifier(new Identifier().setSystem("urn:oid:1.2.250.1.213.1.4.8").setValue("123456789012345")));
        Checked checked = simplified(document, DOCTOR);
        assertThat(checked.faults()).isEmpty();
        assertThat(checked.warnings())
                .filteredOn(w -> "DocumentReference.subject".equals(w.expression()))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"280057512345674,true", "280057512345645,false", "123456789012311,true", "123456789012345,false", "12345,false"})
    void the_control_key_of_an_ins_is_97_less_the_remainder(String ins, boolean plausible) {
        assertThat(InsKey.plausible(ins)).isEqualTo(plausible);
    }
}
