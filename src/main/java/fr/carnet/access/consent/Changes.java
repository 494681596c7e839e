package fr.carnet.access.consent;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Meta;

/** A changed Consent may differ from the stored one by {@code status} and {@code provision.period} only. */
final class Changes {
    private Changes() {}

    /**
     * The stored Consent with the new status and period.
     *
     * @param next as sent; what the server had filled may be left out, and so may the period
     * @throws Refusal {@code element-not-updatable} when anything else differs
     */
    static Consent merged(Consent current, Consent next) {
        if (!comparable(current, current).equalsDeep(comparable(next, current))) {
            throw Refusal.of(
                    ErrorCode.ELEMENT_NOT_UPDATABLE,
                    "Consent",
                    "Seuls status et provision.period peuvent changer.",
                    "Only status and provision.period may change.");
        }
        Consent merged = current.copy();
        merged.setStatus(next.getStatus());
        if (next.getProvision().hasPeriod()) {
            merged.getProvision().setPeriod(next.getProvision().getPeriod().copy());
        }
        return merged;
    }

    /** The Consent by which the record was opened lasts as long as the record. */
    static Refusal ofTheOpening() {
        return Refusal.of(
                ErrorCode.ELEMENT_NOT_UPDATABLE,
                "Consent",
                "Le consentement à l'ouverture du dossier ne se modifie pas : pour y mettre fin, fermez le dossier ($close-record).",
                "The consent by which the record was opened does not change: to end it, close the record ($close-record).");
    }

    private static Consent comparable(Consent sent, Consent current) {
        Consent consent = sent.copy();
        consent.setId("x");
        consent.setMeta(new Meta());
        consent.setText(null);
        consent.setStatus(ConsentState.ACTIVE);
        consent.getProvision().setPeriod(null);
        if (!consent.hasCategory()) {
            consent.setCategory(current.copy().getCategory());
        }
        if (!consent.hasPolicyRule()) {
            consent.setPolicyRule(current.copy().getPolicyRule());
        }
        if (!consent.hasVerification()) {
            consent.setVerification(current.copy().getVerification());
        }
        if (consent.getPatient().getReference() == null && consent.getPatient().hasIdentifier()) {
            consent.setPatient(current.copy().getPatient());
        }
        return consent;
    }
}
