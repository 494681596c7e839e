package fr.carnet.access.consent;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.access.Standing;
import fr.carnet.access.consent.RightTable.Row;
import fr.carnet.record.RecordDirectory;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.springframework.stereotype.Component;

/** Consents in the register, in step with their facts: both change together or not at all. */
@Component
public class ConsentShelf {
    private final Register register;
    private final RecordDirectory directory;
    private final RightTable table;
    private final Gate gate;

    ConsentShelf(Register register, RecordDirectory directory, RightTable table, Gate gate) {
        this.register = register;
        this.directory = directory;
        this.table = table;
        this.gate = gate;
    }

    /** The Consent by id, when the caller may see it: holder and representative any, a professional his own. */
    public Entry readable(Call call, Ask ask, String id) {
        Optional<Entry> entry = find(id);
        Entrance entrance = gate.byId(call, ask, id, entry.map(Entry::facts));
        if (entrance.standing() == Standing.CARER) {
            throw Refusal.of(ErrorCode.NOT_FOUND);
        }
        return entry.map(found -> seen(found, entrance)).orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
    }

    /** As this caller may have it. */
    Entry seen(Entry entry, Entrance entrance) {
        return register.seen(entry, entrance.visibility());
    }

    Optional<Entry> find(String id) {
        return register.find("Consent", id);
    }

    static Consent parse(Entry entry) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Consent.class, entry.json());
    }

    /**
     * Those who see it besides the holder are its writer and the professional it names.
     *
     * @param secret not shown to legal representatives
     */
    Entry store(RecordNumber record, Consent consent, String writer, String actor, boolean secret) {
        Set<String> concerned = new HashSet<>(Set.of(writer));
        if (actor.startsWith("ps:")) {
            concerned.add(actor);
        }
        consent.setId((String) null);
        consent.setMeta(null);
        return register.create(record, consent, new EntryFacts("", concerned, "", false, null, secret, false));
    }

    Entry change(Entry current, Consent next, Row row, boolean declared, Instant now) {
        WrittenRight right = row.right();
        table.change(current.record(), current.id(), row.status(), right.from(), right.to());
        Entry stored = register.update(current, next, current.facts());
        if (row.live()) {
            replace(current.record(), row, declared, now);
        }
        directory.rightsChanged(current.record());
        return stored;
    }

    void replace(RecordNumber record, Row row, boolean declared, Instant now) {
        deactivate(record, Replacement.replaced(row, declared, table.rows(record), now));
        if (row.right().kind() == Kind.BLOCK) {
            table.endEmergency(record, row.right().actor());
            table.leaveTeams(record, row.right().actor());
        }
        if (row.right().kind() == Kind.NO_BREAK_GLASS && row.right().inForce(now)) {
            table.endEmergencies(record);
        }
        directory.rightsChanged(record);
    }

    /** Closing the record ends its grants for good; blocks and refusals stay. */
    public void endGrants(RecordNumber record) {
        List<String> grants = table.rows(record).stream()
                .filter(row -> row.right().kind() == Kind.GRANT)
                .map(Row::consentId)
                .toList();
        deactivate(record, grants);
        directory.rightsChanged(record);
    }

    private void deactivate(RecordNumber record, List<String> consentIds) {
        for (String id : consentIds) {
            Row row = table.find(record, id).orElseThrow();
            table.change(record, id, "inactive", row.right().from(), row.right().to());
            find(id).ifPresent(this::revoke);
        }
    }

    private void revoke(Entry entry) {
        Consent consent = parse(entry);
        consent.setStatus(ConsentState.INACTIVE);
        register.update(entry, consent, entry.facts());
    }
}
