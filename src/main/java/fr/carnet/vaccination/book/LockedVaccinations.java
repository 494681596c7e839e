package fr.carnet.vaccination.book;

import fr.carnet.access.Call;
import fr.carnet.clinical.ClinicalGuard;
import fr.carnet.identity.Caller;
import fr.carnet.register.Entry;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.springframework.stereotype.Component;

/** A confirmed vaccination is locked for the patient, his representatives and carers; nobody writes a confirmation by hand. */
@Component
class LockedVaccinations implements ClinicalGuard {
    @Override
    public void creating(Call call, DomainResource sent) {
        if (sent instanceof Immunization immunization && Confirmation.on(immunization)) {
            throw forged();
        }
    }

    @Override
    public void updating(Call call, Entry current, DomainResource next) {
        if (!(next instanceof Immunization immunization)) {
            return;
        }
        Immunization before = FhirJson.parse(Immunization.class, current.json());
        if (!Confirmation.on(before) && Confirmation.on(immunization)) {
            throw forged();
        }
        if (Confirmation.on(before) && call.caller() instanceof Caller.Patient) {
            throw Refusal.of(
                    ErrorCode.NOT_PERMITTED,
                    "Immunization",
                    "Cette vaccination a été confirmée par un professionnel : elle ne se modifie plus.",
                    "This vaccination was confirmed by a professional: it can no longer be changed.");
        }
        Confirmation.carry(before, immunization);
    }

    private static Refusal forged() {
        return Refusal.of(
                ErrorCode.INVALID,
                "Immunization.extension",
                "Une confirmation s'obtient par $confirm.",
                "A confirmation is made by $confirm.");
    }
}
