package fr.carnet.access.consent;

import fr.carnet.access.Action;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Decision;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.GrantDeclared;
import fr.carnet.access.Named;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.access.Reason;
import fr.carnet.access.Situation;
import fr.carnet.access.Standing;
import fr.carnet.access.consent.RightTable.Row;
import fr.carnet.access.consent.Writers.Writer;
import fr.carnet.identity.Caller;
import fr.carnet.register.Entry;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.IfMatch;
import fr.carnet.shared.fhir.R4Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes Consents: checked, completed, stored with the fact they express and with what they put an end to, all in the
 * caller's transaction (CONTRACT 5).
 */
@Component
public class ConsentBook {
    private static final String TYPE = "Consent";

    private static final Fault STATUS = new Fault(
            "Consent.status",
            "status doit être active, ou inactive pour révoquer.",
            "status must be active, or inactive to revoke.");

    private final Gate gate;
    private final NamedRecords names;
    private final RightTable table;
    private final ConsentShelf shelf;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final R4Rules rules;

    ConsentBook(
            Gate gate,
            NamedRecords names,
            ConsentShelf shelf,
            ConsentTools tools) {
        this.gate = gate;
        this.names = names;
        this.shelf = shelf;
        this.table = tools.table();
        this.clock = tools.clock();
        this.events = tools.events();
        this.rules = tools.rules();
    }

    /** Stores a new Consent; answers it as stored. */
    public Entry create(Call call, Consent sent) {
        Named named = names.locked(names.byReference(sent.getPatient(), "Consent.patient"));
        Ask ask = new Ask(Need.CONCERNED, Action.CREATE, 'c', "create", TYPE, "");
        Entrance entrance = gate.admit(call, named, ask);
        Instant now = clock.now();
        Consent consent = sent.copy();
        boolean declared = entrance.standing() == Standing.PROFESSIONAL;
        WrittenRight right = prepared(consent, entrance, now, declared);
        Writers.refusesNew(writer(call, entrance, right.actor(), now), right).ifPresent(code -> {
            throw gate.refusal(call, entrance, ask, code);
        });
        Entry stored = shelf.store(
                entrance.record().number(), consent, call.caller().key(), right.actor(), secret(call, entrance, now));
        Row row = new Row(stored.id(), right, call.caller().key(), status(consent));
        table.insert(entrance.record().number(), row);
        shelf.replace(entrance.record().number(), row, declared, now);
        gate.note(call, entrance, ask, Optional.of(stored.id()), Optional.of(stored.facts()));
        tellDeclared(call, entrance, row);
        return stored;
    }

    /** What a professional puts in force, or makes last otherwise, is told to the holder (CSP L1111-17 II). */
    private void tellDeclared(Call call, Entrance entrance, Row row) {
        if (call.caller() instanceof Caller.Professional professional && row.live()) {
            events.publishEvent(new GrantDeclared(
                    professional,
                    entrance.record().number(),
                    row.consentId(),
                    row.right().actor(),
                    row.right().treatingDoctor()));
        }
    }

    /** Checks and completes; a médecin traitant declared by a professional waits for the holder. */
    private WrittenRight prepared(Consent consent, Entrance entrance, Instant now, boolean declared) {
        Completion.complete(consent, entrance.record(), now);
        List<Fault> faults = new ArrayList<>(RightReader.faults(consent));
        faults.addAll(rules.broken(consent));
        boolean proposal = declared && consent.getStatus() == ConsentState.PROPOSED && RightReader.ofDoctor(consent);
        if (consent.getStatus() != ConsentState.ACTIVE && !proposal) {
            faults.add(STATUS);
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults);
        }
        WrittenRight asSent = RightReader.read(consent);
        Completion.limit(consent, asSent.kind(), now);
        if (declared && asSent.treatingDoctor()) {
            consent.setStatus(ConsentState.PROPOSED);
        }
        return RightReader.read(consent);
    }

    /**
     * Changes status or period of a Consent.
     *
     * @param edit makes what is wanted of a copy of the stored one
     * @param ifMatch version the caller last saw, empty when he does not say
     */
    public Entry change(Call call, String id, UnaryOperator<Consent> edit, Optional<Integer> ifMatch) {
        Ask ask = new Ask(Need.CONCERNED, Action.UPDATE, 'u', "update", TYPE, "");
        Entry seen = shelf.readable(call, ask, id);
        Named named = names.locked(names.byRecordOf(seen.id()));
        Entry current = shelf.find(id).orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
        IfMatch.require(ifMatch, current.version());
        Consent stored = ConsentShelf.parse(current);
        Consent next = edit.apply(stored.copy());
        next.setPatient(names.asStored(next.getPatient(), stored.getPatient(), current.record(), "Consent.patient"));
        Consent merged = Changes.merged(stored, next);
        Row row = table.find(current.record(), id).orElseThrow(Changes::ofTheOpening);
        Instant now = clock.now();
        refuseStatus(row, merged.getStatus());
        Entrance entrance = gate.admit(call, named, ask);
        Writers.refusesChange(writer(call, entrance, row.right().actor(), now), row, status(merged))
                .ifPresent(code -> {
                    throw Refusal.of(code);
                });
        if (merged.equalsDeep(stored)) {
            return shelf.seen(current, entrance);
        }
        Row changed = new Row(id, RightReader.read(merged), row.author(), status(merged));
        Entry after = shelf.change(current, merged, changed, entrance.standing() == Standing.PROFESSIONAL, now);
        tellDeclared(call, entrance, changed);
        return shelf.seen(after, entrance);
    }

    /** A grant declared in a secret connection with a minor (DOMAIN 4) is as secret as what is deposited there. */
    private static boolean secret(Call call, Entrance entrance, Instant now) {
        return call.caller() instanceof Caller.Professional professional
                && professional.secret()
                && Situation.minor(entrance.record(), now);
    }

    private static void refuseStatus(Row row, ConsentState next) {
        boolean known = next == ConsentState.ACTIVE
                || next == ConsentState.INACTIVE
                || next == ConsentState.REJECTED
                || next == ConsentState.ENTEREDINERROR
                || next == ConsentState.PROPOSED && row.status().equals("proposed");
        if (!known) {
            throw statusRefused();
        }
    }

    private static Refusal statusRefused() {
        return Refusal.of(ErrorCode.INVALID, List.of(STATUS));
    }

    private static String status(Consent consent) {
        return switch (consent.getStatus()) {
            case ACTIVE -> "active";
            case PROPOSED -> "proposed";
            default -> "inactive";
        };
    }

    private Writer writer(Call call, Entrance entrance, String actor, Instant now) {
        Set<String> concerned = new HashSet<>(call.caller().ownKeys());
        concerned.add(actor);
        boolean blocked = table.blocked(entrance.record().number(), concerned, now);
        Decision reading = gate.decision(call, entrance.record(), Need.READ);
        boolean emergency =
                reading instanceof Decision.Granted granted && granted.reason().equals(Reason.EMERGENCY);
        return new Writer(entrance.standing(), call.caller().key(), emergency, blocked);
    }
}
