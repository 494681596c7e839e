package fr.carnet.lifecycle;

import fr.carnet.access.Call;
import fr.carnet.record.Holder;
import fr.carnet.record.RecordOpened;
import fr.carnet.record.RecordStatus;
import fr.carnet.record.Records;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.time.Instant;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts a record that comes from another Carnet, all stored already, into the directory: from then on it is found. */
@Component
public class EnterMovedRecord {
    private final Records records;
    private final InsSystems systems;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    EnterMovedRecord(Records records, InsSystems systems, BusinessClock clock, ApplicationEventPublisher events) {
        this.records = records;
        this.systems = systems;
        this.clock = clock;
        this.events = events;
    }

    /** The traits in the moved Patient, read as at an opening. */
    public Holder holder(Patient patient) {
        return new HolderReader(systems).read(patient, clock.today());
    }

    /** @throws Refusal {@code conflict} when this INS has a record here, open or closed */
    public void refuseKnown(BusinessIdentifier ins) {
        if (records.status(ins).isPresent()) {
            throw Refusal.of(
                    ErrorCode.CONFLICT,
                    "manifest.json",
                    "Cette personne a déjà un dossier ici, ouvert ou fermé : un dossier ne s'importe pas sur un autre.",
                    "This person has a record here already, open or closed: a record is not imported onto another.");
        }
    }

    /**
     * Enters the record with its first opening date; joins the caller's transaction.
     *
     * @param patient as stored under the new number
     */
    public RecordStatus enter(Call call, RecordNumber number, Patient patient, Instant openedAt) {
        Holder holder = holder(patient);
        refuseKnown(holder.ins());
        records.enter(number, patient.getIdElement().getIdPart(), holder, openedAt);
        events.publishEvent(new RecordOpened(number, call.caller(), clock.now(), false, false));
        return records.status(number).orElseThrow();
    }
}
