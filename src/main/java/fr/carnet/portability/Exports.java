package fr.carnet.portability;

import fr.carnet.access.Action;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.content.SealedFile;
import fr.carnet.identity.Caller;
import fr.carnet.portability.ExportBook.Key;
import fr.carnet.portability.ExportBook.Line;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The archives holders and representatives ask for (CONTRACT 4, {@code $export-record}): asked for, looked after, fetched,
 * each by the one who asked and while he may act as the holder.
 */
@Component
public class Exports {
    private static final String OPERATION = "$export-record";
    private static final Ask REQUEST = Ask.execute(Need.HOLD, OPERATION, "Patient");
    private static final Ask FETCH = new Ask(Need.HOLD, Action.EXECUTE, 'r', OPERATION, "Patient", "");
    private static final Ask MOVE = Ask.execute(Need.MOVE, OPERATION, "Patient");
    private static final Ask FETCH_SEALED = new Ask(Need.MOVE, Action.EXECUTE, 'r', OPERATION, "Patient", "");

    private final Gate gate;
    private final NamedRecords names;
    private final ExportBook book;
    private final ArchiveShelf shelf;
    private final ExportTools tools;

    Exports(Gate gate, NamedRecords names, ExportBook book, ArchiveShelf shelf, ExportTools tools) {
        this.gate = gate;
        this.names = names;
        this.book = book;
        this.shelf = shelf;
        this.tools = tools;
    }

    /** What else is needed. */
    @Component
    record ExportTools(
            RecordPages pages, BusinessClock clock, ArchiveWorkshop workshop, Recipients recipients) {}

    /** An archive asked for. */
    public record Requested(RecordNumber record, String id) {}

    /**
     * Notes the wish; while one is unfinished, asking again is asking for that one.
     *
     * @throws Refusal {@code not-permitted} for a token that may not read everything an archive holds
     */
    public Requested request(Call call, String patientId) {
        Entrance entrance = gate.enter(call, names.locked(names.byPatientId(patientId)), REQUEST);
        boolean all = tools.pages().types().stream().allMatch(type -> call.caller().scopes().allow(type, 's'))
                && call.caller().scopes().allow("AuditEvent", 's');
        if (!all) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
        RecordNumber record = entrance.record().number();
        String by = call.caller().key();
        Optional<String> unfinished = book.unfinished(record, by);
        String id = unfinished.orElseGet(() -> UUID.randomUUID().toString());
        if (unfinished.isEmpty()) {
            book.insert(new Key(record, id), by, tools.clock().now());
        }
        return new Requested(record, id);
    }

    /**
     * The operator's wish: the whole record for another installation, which alone can read it.
     *
     * @throws Refusal {@code invalid} for a recipient whose key is not known here
     */
    public Requested request(Call call, String patientId, String recipient) {
        Entrance entrance = gate.enter(call, names.locked(names.byPatientId(patientId)), MOVE);
        tools.recipients().key(recipient);
        RecordNumber record = entrance.record().number();
        Key key = new Key(record, UUID.randomUUID().toString());
        book.insert(key, call.caller().key(), recipient, tools.clock().now());
        return new Requested(record, key.id());
    }

    /** Begins with it at once, once the wish is committed. */
    public void begin(Requested requested) {
        tools.workshop().begin(new Key(requested.record(), requested.id()));
    }

    /** How an archive stands. */
    public sealed interface State {
        /** @param progress in words, for {@code X-Progress} */
        record Running(String progress) implements State {}

        /** @param size in bytes; @param mime of what it is */
        record Ready(SealedFile archive, long size, String mime) implements State {}
    }

    /**
     * How the archive stands; only the answer that hands it out is noted as an access.
     *
     * @throws Refusal {@code not-found} for one that is not the caller's; {@code unavailable} when making it failed
     */
    public State state(Call call, String patientId, String id) {
        boolean operator = call.caller() instanceof Caller.Operator;
        Ask ask = operator ? FETCH_SEALED : FETCH;
        Entrance entrance = gate.admit(call, names.byPatientId(patientId), ask);
        Line line = book.find(new Key(entrance.record().number(), id == null ? "" : id))
                .filter(found -> found.requestedBy().equals(call.caller().key()))
                .orElseThrow(() -> gate.refusal(call, entrance, ask, ErrorCode.NOT_FOUND));
        return switch (line.status()) {
            case REQUESTED -> new State.Running("en attente / waiting");
            case RUNNING -> new State.Running(progress(line));
            case FAILED -> throw Refusal.of(
                    ErrorCode.UNAVAILABLE,
                    "export",
                    "L'archive n'a pas pu être faite : demandez-la de nouveau.",
                    "The archive could not be made: ask for it again.");
            case DONE -> {
                gate.note(call, entrance, ask, Optional.empty(), Optional.empty());
                yield new State.Ready(
                        shelf.of(line.key()),
                        line.size(),
                        line.recipient().isPresent() ? ExchangeEnvelope.MIME : "application/zip");
            }
        };
    }

    private static String progress(Line line) {
        int percent = line.total() == 0 ? 0 : Math.min(99, (int) (100L * line.done() / line.total()));
        return percent + " % (" + line.done() + "/" + line.total() + ")";
    }
}
