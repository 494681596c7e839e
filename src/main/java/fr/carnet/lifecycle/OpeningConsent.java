package fr.carnet.lifecycle;

import fr.carnet.identity.Caller;
import fr.carnet.shared.NamingSystems;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** The consent under which the record was opened or reopened: who collected it, and when (CSP R1111-40). */
final class OpeningConsent {
    private OpeningConsent() {}

    static Consent of(Caller collector, Patient patient, Instant at) {
        Consent consent = new Consent();
        consent.setStatus(ConsentState.ACTIVE);
        consent.setScope(concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
        consent.addCategory(concept("http://loinc.org", "59284-0"));
        consent.setPatient(new Reference("Patient/" + patient.getIdElement().getIdPart()));
        DateTimeType when = new DateTimeType(Date.from(at));
        consent.setDateTimeElement(when);
        consent.setPolicyRule(concept("http://terminology.hl7.org/CodeSystem/v3-ActCode", "OPTIN"));
        consent.addPerformer(collector(collector));
        consent.addVerification()
                .setVerified(true)
                .setVerifiedWith(new Reference("Patient/" + patient.getIdElement().getIdPart()))
                .setVerificationDateElement(when.copy());
        return consent;
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    private static Reference collector(Caller caller) {
        if (caller instanceof Caller.Patient patient) {
            return named(patient.ins().system(), patient.ins().value(), "Patient");
        }
        if (caller instanceof Caller.Professional professional) {
            return named(NamingSystems.ID_NAT_PS, professional.idNatPs(), "Practitioner");
        }
        if (caller instanceof Caller.Structure structure) {
            return named(NamingSystems.ID_NAT_STRUCT, structure.idNatStruct(), "Organization");
        }
        return new Reference().setDisplay("Assurance Maladie");
    }

    private static Reference named(String system, String value, String type) {
        return new Reference()
                .setType(type)
                .setIdentifier(new Identifier().setSystem(system).setValue(value));
    }
}
