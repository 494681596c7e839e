package fr.carnet.portability;

import fr.carnet.content.SealedFile;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.portability.ExportBook.Key;
import fr.carnet.portability.ExportBook.Line;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes one archive that was asked for. Whoever claims the row makes it; the claim is renewed with every page, so that
 * another node begins anew when this one died. Rights are those of the moment, not those of the request.
 */
@Component
class MakeArchive {
    private static final Logger LOG = LoggerFactory.getLogger(MakeArchive.class);
    private static final String PERSON = "ins:";

    private final ExportBook book;
    private final ArchiveShelf shelf;
    private final RecordArchive archive;
    private final TransactionTemplate transaction;
    private final Settled settled;

    MakeArchive(
            ExportBook book, ArchiveShelf shelf, RecordArchive archive, TransactionTemplate transaction, Settled settled) {
        this.book = book;
        this.shelf = shelf;
        this.archive = archive;
        this.transaction = transaction;
        this.settled = settled;
    }

    /** What else is needed. */
    @Component
    record Settled(
            PortabilitySettings settings, BusinessClock clock, ExchangeEnvelope envelope, Recipients recipients) {}

    /** It is no longer this worker's to make. */
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @return {@code done}, {@code failed}, or {@code left} when another makes it */
    String make(Key key) {
        String worker = UUID.randomUUID().toString();
        boolean mine = Boolean.TRUE.equals(
                transaction.execute(status -> book.claim(key, worker, Instant.now(), claimedUntil())));
        if (!mine) {
            return "left";
        }
        try {
            long size = write(key, worker);
            Instant deleteAt = settled.clock().now().plus(settled.settings().keep());
            boolean done = Boolean.TRUE.equals(
                    transaction.execute(status -> book.finish(key, worker, size, deleteAt)));
            return done ? done(key) : gone(key);
        } catch (Lost lost) {
            return gone(key);
        } catch (IOException | RuntimeException failure) {
            // Whatever the cause, the requester is told that it failed and may ask again.
            String kind = failure instanceof Refusal refusal ? refusal.code().code() : failure.getClass().getName();
            LOG.error("event=export-failed record={} kind={}", key.record().value(), kind, failure);
            return failed(key, worker);
        }
    }

    private long write(Key key, String worker) throws IOException {
        Line line = book.find(key).orElseThrow(Lost::new);
        SealedFile file = shelf.of(key);
        try (OutputStream out = file.create()) {
            if (line.recipient().isPresent()) {
                return sealed(line, worker, out);
            }
            return archive.write(key.record(), requester(line), out, (done, total) -> reached(key, worker, done, total));
        }
    }

    /** Whole, and for the receiving installation's eyes only. */
    private long sealed(Line line, String worker, OutputStream out) throws IOException {
        Key key = line.key();
        Caller operator = new Caller.Operator(line.requestedBy(), Scopes.NONE);
        CountingStream counting = new CountingStream(out);
        try (OutputStream envelope = settled.envelope().to(settled.recipients().key(line.recipient().orElseThrow()), counting)) {
            archive.write(key.record(), operator, envelope, (done, total) -> reached(key, worker, done, total));
        }
        return counting.count();
    }

    private void reached(Key key, String worker, int done, int total) {
        boolean mine = Boolean.TRUE.equals(
                transaction.execute(status -> book.reached(key, worker, claimedUntil(), done, total)));
        if (!mine) {
            throw new Lost();
        }
    }

    /** He comes back as what he is: holder or representative; the doors decide again. */
    private static Caller requester(Line line) {
        BusinessIdentifier ins = BusinessIdentifier.parse(line.requestedBy().substring(PERSON.length())).orElseThrow();
        return new Caller.Patient(ins, Scopes.NONE);
    }

    private String done(Key key) {
        for (Key earlier : book.earlier(key)) {
            transaction.executeWithoutResult(status -> book.delete(earlier));
            shelf.delete(earlier);
        }
        return "done";
    }

    /** Another worker writes the same file anew unless the row is gone with the record. */
    private String gone(Key key) {
        if (book.find(key).isEmpty()) {
            shelf.delete(key);
        }
        return "left";
    }

    private String failed(Key key, String worker) {
        Instant deleteAt = settled.clock().now().plus(settled.settings().keep());
        transaction.executeWithoutResult(status -> book.fail(key, worker, deleteAt));
        shelf.delete(key);
        return "failed";
    }

    private Instant claimedUntil() {
        return Instant.now().plus(settled.settings().claim());
    }
}
