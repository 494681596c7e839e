package fr.carnet.access.consent;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** Fills what the writer may leave out: category, policy rule, verification, and one year for a grant. */
final class Completion {
    private Completion() {}

    static void complete(Consent consent, RecordFacts record, Instant now) {
        consent.getPatient().setReference("Patient/" + record.patientId());
        if (!consent.hasCategory()) {
            consent.addCategory().addCoding(new Coding(Codes.LOINC, Codes.CONSENT_DOCUMENT, null));
        }
        if (!consent.hasPolicyRule()) {
            boolean permit = consent.getProvision().getType() == ConsentProvisionType.PERMIT;
            consent.setPolicyRule(
                    new CodeableConcept(new Coding(Codes.ACT_CODE, permit ? "OPTIN" : "OPTOUT", null)));
        }
        if (!consent.hasVerification()) {
            consent.addVerification()
                    .setVerified(true)
                    .setVerifiedWith(new Reference("Patient/" + record.patientId()))
                    .setVerificationDateElement(dateTime(now));
        }
    }

    /** A grant without an end lasts one year. */
    static void limit(Consent consent, Kind kind, Instant now) {
        Period period = consent.getProvision().getPeriod();
        if (kind != Kind.GRANT || period.hasEnd()) {
            return;
        }
        Instant from = Bounds.from(period);
        if (from == null) {
            from = now;
            period.setStartElement(dateTime(now));
        }
        period.setEndElement(
                dateTime(from.atZone(BusinessClock.PARIS).plusYears(1).toInstant()));
    }

    private static DateTimeType dateTime(Instant instant) {
        return new DateTimeType(
                Date.from(instant),
                ca.uhn.fhir.model.api.TemporalPrecisionEnum.MILLI,
                TimeZone.getTimeZone(BusinessClock.PARIS));
    }
}
