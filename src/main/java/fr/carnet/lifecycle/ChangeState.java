package fr.carnet.lifecycle;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.access.Standing;
import fr.carnet.access.RecordRights;
import fr.carnet.record.RecordClosed;
import fr.carnet.record.RecordFacts;
import fr.carnet.record.RecordOpened;
import fr.carnet.record.RecordStatus;
import fr.carnet.record.Records;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Closing, reopening, deletion on request (fermeture, réactivation, suppression; CSP R1111-36, L1111-18). Repeating
 * changes nothing. Grants end with the closing and do not revive; blocks stay.
 */
@Component
public class ChangeState {
    private final Gate gate;
    private final NamedRecords names;
    private final Records records;
    private final RecordRights rights;
    private final Register register;
    private final BusinessClock clock;
    private final Deaths deaths;
    private final LifecycleSettings settings;
    private final ApplicationEventPublisher events;

    ChangeState(
            Gate gate,
            NamedRecords names,
            Records records,
            RecordRights rights,
            Register register,
            BusinessClock clock,
            Deaths deaths,
            LifecycleSettings settings,
            ApplicationEventPublisher events) {
        this.gate = gate;
        this.names = names;
        this.records = records;
        this.rights = rights;
        this.register = register;
        this.clock = clock;
        this.deaths = deaths;
        this.settings = settings;
        this.events = events;
    }

    public RecordStatus close(Call call, String patientId, String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "Parameters.parameter.where(name='reason')",
                    "Indiquez le motif de la fermeture (paramètre reason).",
                    "Give the reason for closing (parameter reason).");
        }
        Entrance entrance = enter(call, patientId, Need.CLOSE, "$close-record");
        RecordStatus status = current(entrance);
        if (status.facts().state() == RecordFacts.State.CLOSED) {
            return status;
        }
        return closeNow(call, entrance, reason, settings.retention());
    }

    private RecordStatus closeNow(Call call, Entrance entrance, String reason, Period keptFor) {
        Instant now = clock.now();
        RecordNumber number = entrance.record().number();
        rights.closed(number);
        records.close(number, now, reason, after(now, keptFor));
        events.publishEvent(new RecordClosed(number, call.caller(), now));
        return records.status(number).orElseThrow();
    }

    public RecordStatus reopen(Call call, String patientId) {
        Entrance entrance = enter(call, patientId, Need.REOPEN, "$reopen-record");
        RecordStatus status = current(entrance);
        if (status.facts().state() == RecordFacts.State.OPEN) {
            return status;
        }
        if (status.deletionRequested()) {
            throw Refusal.of(ErrorCode.DELETION_PENDING);
        }
        refuseForTheDead(entrance);
        refuseWhenOver(status);
        Instant now = clock.now();
        RecordNumber number = entrance.record().number();
        records.reopen(number);
        Patient patient = new Patient();
        patient.setId(entrance.record().patientId());
        register.create(number, OpeningConsent.of(call.caller(), patient, now), OpenRecord.IDENTITY);
        events.publishEvent(new RecordOpened(number, call.caller(), now, false, true));
        return records.status(number).orElseThrow();
    }

    public RecordStatus requestDeletion(Call call, String patientId) {
        Entrance entrance = enter(call, patientId, Need.HOLD_ANY, "$request-deletion");
        refuseRepresentativeOfAdult(entrance);
        refuseForTheDead(entrance);
        RecordStatus status = current(entrance);
        if (status.deletionRequested()) {
            return status;
        }
        if (status.facts().state() == RecordFacts.State.OPEN) {
            closeNow(call, entrance, "Suppression demandée", settings.retention());
        }
        Instant onRequest = after(clock.now(), settings.deletionDelay());
        Instant sooner = status.destroyAt().filter(planned -> planned.isBefore(onRequest)).orElse(onRequest);
        records.planDestruction(entrance.record().number(), sooner, true);
        return records.status(entrance.record().number()).orElseThrow();
    }

    /** The record stays closed, kept ten years from its closing. */
    public RecordStatus cancelDeletion(Call call, String patientId) {
        Entrance entrance = enter(call, patientId, Need.HOLD_ANY, "$cancel-deletion");
        refuseRepresentativeOfAdult(entrance);
        RecordStatus status = current(entrance);
        if (!status.deletionRequested()) {
            return status;
        }
        refuseWhenOver(status);
        Instant closedAt = status.facts().closedAt().orElseThrow();
        records.planDestruction(entrance.record().number(), after(closedAt, settings.retention()), false);
        return records.status(entrance.record().number()).orElseThrow();
    }

    /** What is due to be destroyed is not brought back because the destruction has yet to run (CSP R1111-36). */
    private void refuseWhenOver(RecordStatus status) {
        if (status.destroyAt().filter(at -> !at.isAfter(clock.now())).isPresent()) {
            throw Refusal.of(
                    ErrorCode.RECORD_CLOSED,
                    null,
                    "Le délai de conservation de ce carnet est passé : il est détruit et ne peut plus être rouvert.",
                    "The time this record is kept is over: it is destroyed and cannot be reopened any more.");
        }
    }

    private void refuseForTheDead(Entrance entrance) {
        if (deaths.of(entrance.record().number()).isPresent()) {
            throw Refusal.of(
                    ErrorCode.NOT_PERMITTED,
                    null,
                    "Le décès du titulaire est déclaré : son dossier reste fermé jusqu'à sa destruction.",
                    "The holder's death is declared: the record stays closed until it is destroyed.");
        }
    }

    private void refuseRepresentativeOfAdult(Entrance entrance) {
        LocalDate majority = entrance.record().birthDate().plusYears(18);
        if (entrance.standing() == Standing.REPRESENTATIVE && !majority.isAfter(clock.today())) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
    }

    /** Closes an open record that the caller was let in to close. */
    void closeFor(Call call, Entrance entrance, String reason) {
        closeNow(call, entrance, reason, settings.retention());
    }

    /** The record is locked before the decision: of a closing and a deposit one is wholly before the other. */
    Entrance enter(Call call, String patientId, Need need, String operation) {
        return gate.enter(
                call, names.locked(names.byPatientId(patientId)), Ask.execute(need, operation, "Patient"));
    }

    private RecordStatus current(Entrance entrance) {
        return records.status(entrance.record().number()).orElseThrow();
    }

    private static Instant after(Instant instant, Period period) {
        return instant.atZone(BusinessClock.PARIS).plus(period).toInstant();
    }
}
