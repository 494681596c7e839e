package fr.carnet.document.rules;

import static fr.carnet.document.ADocument.A03;
import static fr.carnet.document.ADocument.A07;
import static fr.carnet.document.ADocument.A08;
import static fr.carnet.document.ADocument.DOCTOR;
import static fr.carnet.document.ADocument.HL7;
import static fr.carnet.document.ADocument.bare;
import static fr.carnet.document.ADocument.label;
import static fr.carnet.document.rules.RuleSteps.attachment;
import static fr.carnet.document.rules.RuleSteps.places;
import static fr.carnet.document.rules.RuleSteps.simplified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultyDocumentsTest {
    static Stream<Arguments> faulty() {
        return Stream.of(
                fault("subject", d -> d.setSubject(null)),
                fault("subject", d -> d.setSubject(new Reference("Group/1"))),
                fault("status", d -> d.setStatus(DocumentReferenceStatus.ENTEREDINERROR)),
                fault("status", d -> d.setStatus(null)),
                fault("docStatus", d -> d.setDocStatus(ReferredDocumentStatus.FINAL)),
                fault("modifierExtension[0]", d -> d.addModifierExtension().setUrl("urn:x").setValue(new BooleanType(true))),
                fault("type", d -> d.setType(null)),
                fault("type", d -> d.getType().addCoding(new Coding("http://loinc.org", "34112-3", null))),
                fault("type", d -> d.setType(new CodeableConcept(new Coding("http://loinc.org", "8302-2", null)))),
                fault("type", d -> d.setType(new CodeableConcept(new Coding(null, "11488-4", null)))),
                fault("category", d -> d.addCategory(label(A03, "10")).addCategory(label(A03, "11"))),
                fault("masterIdentifier", d -> d.setMasterIdentifier(new Identifier().setSystem("urn:ietf:rfc:3986"))));
    }

    static Stream<Arguments> faultyParts() {
        return Stream.of(
                fault("content", d -> d.addContent(d.getContentFirstRep().copy())),
                fault("content", d -> d.setContent(null)),
                fault("content[0].attachment.contentType", d -> attachment(d).setContentType(null)),
                fault("content[0].attachment.contentType", d -> attachment(d).setContentType("application/zip")),
                fault("content[0].attachment.contentType", d -> attachment(d).setContentType("image/png")),
                fault("content[0].attachment.size", d -> attachment(d).setSize(1)),
                fault("content[0].attachment.hash", d -> attachment(d).setHash(new byte[20])),
                fault("content[0].attachment.url", d -> attachment(d).setUrl("Binary/1")),
                fault("securityLabel", d -> d.addSecurityLabel(label(A08, "N")).addSecurityLabel(label(HL7, "R"))),
                fault("securityLabel[0]", d -> d.addSecurityLabel(label(HL7, "U"))),
                fault("securityLabel[0]", d -> d.addSecurityLabel(label("http://snomed.info/sct", "N"))),
                fault("securityLabel", d -> d.addSecurityLabel(label(A07, "MASQUE_PS"))
                        .addSecurityLabel(label(A07, "INVISIBLE_PATIENT"))),
                fault("relatesTo[0].target", d -> replaces(d, new Reference())),
                fault("relatesTo[0].target", d -> replaces(d, new Reference("List/1"))),
                fault("relatesTo", d -> {
                    replaces(d, new Reference("DocumentReference/1"));
                    replaces(d, new Reference("DocumentReference/2"));
                }),
                fault("extension", d -> d.addExtension(Archived.URL, new Coding())),
                fault("extension", d -> {
                    d.addExtension(Archived.URL, new BooleanType(true));
                    d.addExtension(Archived.URL, new BooleanType(false));
                }),
                fault("context.sourcePatientInfo", d -> d.getContext()
                        .setSourcePatientInfo(new Reference().setIdentifier(
                                new Identifier().setSystem("urn:oid:1.2.250.1.213.1.4.10").setValue("180057512345699")))));
    }

    private static Arguments fault(String place, Consumer<DocumentReference> spoil) {
        return Arguments.of(place, spoil);
    }

    private static void replaces(DocumentReference document, Reference target) {
        document.addRelatesTo().setCode(DocumentRelationshipType.REPLACES).setTarget(target);
    }

    @ParameterizedTest
    @MethodSource({"faulty", "faultyParts"})
    void each_fault_is_named_at_its_place_and_nowhere_else(String place, Consumer<DocumentReference> spoil) {
        DocumentReference document = bare();
        spoil.accept(document);

        Checked checked = simplified(document, DOCTOR);

        assertThat(places(checked)).containsExactly("DocumentReference." + place);
        assertThatThrownBy(checked::orRefuse)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(ErrorCode.INVALID));
    }
}
