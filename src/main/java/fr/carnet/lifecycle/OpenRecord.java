package fr.carnet.lifecycle;

import fr.carnet.access.Accessed;
import fr.carnet.access.Action;
import fr.carnet.access.Call;
import fr.carnet.access.Gate;
import fr.carnet.access.Standing;
import fr.carnet.access.related.LinkBook;
import fr.carnet.record.Holder;
import fr.carnet.record.RecordFacts;
import fr.carnet.record.RecordOpened;
import fr.carnet.record.RecordStatus;
import fr.carnet.record.Records;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Opens a record (ouverture du DMP; CSP R1111-40): one for ever per INS, the same answer when asked again, also by
 * twenty callers at once (the directory's unique key makes the losers start over and find the winner's).
 */
@Component
public class OpenRecord {
    static final EntryFacts IDENTITY = new EntryFacts("", Set.of(), "", false, null, false, false);
    private static final String INTERACTION = "$open-record";

    private final Records records;
    private final Register register;
    private final LinkBook representatives;
    private final InsSystems systems;
    private final Gate gate;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    OpenRecord(
            Records records,
            Register register,
            LinkBook representatives,
            InsSystems systems,
            Gate gate,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.records = records;
        this.register = register;
        this.representatives = representatives;
        this.systems = systems;
        this.gate = gate;
        this.clock = clock;
        this.events = events;
    }

    /** @param status of the record, new or found; @param warnings what was accepted although it departs */
    public record Opened(RecordStatus status, List<Warning> warnings) {}

    public Opened open(Call call, Patient sent, List<RelatedPerson> represented, boolean importHistory) {
        HolderReader reader = new HolderReader(systems);
        Holder holder = reader.read(sent, clock.today());
        Optional<RecordStatus> known = records.status(holder.ins());
        refuseOthers(call, holder, represented, known);
        RecordStatus status = known.isPresent()
                ? found(call, known.get(), holder)
                : create(call, sent, holder, represented, importHistory);
        return new Opened(status, reader.warnings());
    }

    /** Whoever names a record that exists is in its trace, refused or not. */
    private void refuseOthers(
            Call call, Holder holder, List<RelatedPerson> represented, Optional<RecordStatus> known) {
        Optional<Standing> standing = known.map(status -> gate.standing(call, status.facts()));
        Openers.refusal(call.caller(), holder, represented, clock.today(), standing).ifPresent(code -> {
            known.ifPresent(status -> note(call, status.facts().number(), false, code.code()));
            throw Refusal.of(code);
        });
    }

    private RecordStatus found(Call call, RecordStatus known, Holder holder) {
        if (known.facts().state() == RecordFacts.State.CLOSED) {
            note(call, known.facts().number(), false, ErrorCode.RECORD_CLOSED.code());
            throw Refusal.of(ErrorCode.RECORD_CLOSED).status(409);
        }
        if (!known.holder().sameTraitsAs(holder)) {
            note(call, known.facts().number(), false, ErrorCode.IDENTITY_MISMATCH.code());
            throw Refusal.of(ErrorCode.IDENTITY_MISMATCH);
        }
        note(call, known.facts().number(), true, "open");
        return known;
    }

    private RecordStatus create(
            Call call, Patient sent, Holder holder, List<RelatedPerson> represented, boolean importHistory) {
        if (Openers.isMinor(holder, clock.today()) && represented.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "Parameters.parameter.where(name='representative')",
                    "Cette personne est mineure : indiquez son représentant légal.",
                    "This person is a minor: name the legal representative.");
        }
        Instant now = clock.now();
        RecordNumber number = records.nextNumber();
        Patient patient = HolderPatient.of(sent, holder);
        patient.setId(number.newId());
        records.enter(number, patient.getIdElement().getIdPart(), holder, now);
        register.create(number, patient, IDENTITY);
        register.create(number, OpeningConsent.of(call.caller(), patient, now), IDENTITY);
        RecordStatus status = records.status(number).orElseThrow();
        represented.forEach(person -> representatives.linkAtOpening(call, status.facts(), person));
        events.publishEvent(new RecordOpened(number, call.caller(), now, importHistory, false));
        note(call, number, true, "opening");
        return records.status(number).orElseThrow();
    }

    private static void note(Call call, RecordNumber number, boolean granted, String reason) {
        call.accessed(new Accessed(
                call.caller(),
                Optional.of(number),
                Action.CREATE,
                INTERACTION,
                "Patient",
                Optional.empty(),
                Optional.empty(),
                granted,
                reason,
                "PATADMIN",
                "",
                call.requestId()));
    }
}
