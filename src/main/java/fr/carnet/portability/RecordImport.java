package fr.carnet.portability;

import fr.carnet.access.Accessed;
import fr.carnet.access.Action;
import fr.carnet.access.Call;
import fr.carnet.content.SealedFile;
import fr.carnet.identity.Caller;
import fr.carnet.lifecycle.EnterMovedRecord;
import fr.carnet.record.Holder;
import fr.carnet.record.MovesWithRecord;
import fr.carnet.record.RecordStatus;
import fr.carnet.record.Records;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a record from an archive (CONTRACT 4, {@code $import-record}). First every file is verified; then all is stored
 * under a number that is in no directory, so that nobody sees any of it; last, in one transaction, the record is entered
 * with its rights. What is interrupted before is removed.
 */
@Component
public class RecordImport {
    private static final Logger LOG = LoggerFactory.getLogger(RecordImport.class);
    private static final String OPERATION = "$import-record";

    private final ArchiveShelf shelf;
    private final StoreArchive storeArchive;
    private final MovingBook book;
    private final AbandonedImports abandoned;
    private final ImportTools tools;

    RecordImport(
            ArchiveShelf shelf,
            StoreArchive storeArchive,
            MovingBook book,
            AbandonedImports abandoned,
            ImportTools tools) {
        this.shelf = shelf;
        this.storeArchive = storeArchive;
        this.book = book;
        this.abandoned = abandoned;
        this.tools = tools;
    }

    /** The doors of the rooms below. */
    @Component
    record ImportTools(
            Records records,
            EnterMovedRecord entering,
            List<MovesWithRecord> rooms,
            TransactionTemplate transaction,
            ExchangeEnvelope envelope,
            ExchangeKey key) {}

    /** A record that is stored and not yet entered. */
    public static final class Stored {
        private final RecordNumber number;
        private final CheckedArchive archive;
        private final NewIds ids;
        private final StoreArchive.Counts counts;

        private Stored(RecordNumber number, CheckedArchive archive, NewIds ids, StoreArchive.Counts counts) {
            this.number = number;
            this.archive = archive;
            this.ids = ids;
            this.counts = counts;
        }

        public int resources() {
            return counts.resources();
        }

        public int documents() {
            return counts.documents();
        }
    }

    /** @throws Refusal {@code not-permitted} for anybody but the operator */
    public void admit(Call call) {
        boolean operator = call.caller() instanceof Caller.Operator && call.caller().scopes().allow("Patient", 'c');
        if (!operator) {
            note(call, Optional.empty(), ErrorCode.NOT_PERMITTED.code(), false);
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
    }

    /** Notes that this import was tried; the refusal that follows says how it ended. */
    public void attempted(Call call) {
        note(call, Optional.empty(), "office", true);
    }

    /** @param json the public key as a JWK */
    public record PublicKey(String thumbprint, String json) {}

    /** The key other installations encrypt records to for this one. */
    public PublicKey publicKey() {
        return new PublicKey(tools.key().published().getKeyID(), tools.key().published().toJSONString());
    }

    /** The same for an archive another installation sealed for this one. */
    public Stored storeSealed(InputStream sealed) {
        Path spooled = shelf.sealedUpload();
        try {
            Files.copy(sealed, spooled);
            try (InputStream bytes = Files.newInputStream(spooled);
                    InputStream archive = tools.envelope().open(new BufferedInputStream(bytes), Files.size(spooled))) {
                return store(archive);
            }
        } catch (IOException unwritable) {
            LOG.error("event=import-not-kept", unwritable);
            throw Refusal.of(ErrorCode.UNAVAILABLE);
        } finally {
            ArchiveShelf.remove(spooled);
        }
    }

    /** Verifies the archive, then stores all of it under a new number. */
    public Stored store(InputStream archive) {
        SealedFile upload = shelf.upload();
        try {
            boolean whole = keep(archive, upload);
            CheckedArchive checked = checked(upload);
            if (!whole) {
                throw Altered.refusal(Altered.whole());
            }
            return stored(checked, upload);
        } catch (IOException unwritable) {
            LOG.error("event=import-not-kept", unwritable);
            throw Refusal.of(ErrorCode.UNAVAILABLE);
        } finally {
            removed(upload);
        }
    }

    private static boolean keep(InputStream archive, SealedFile upload) throws IOException {
        try (OutputStream out = upload.create()) {
            ClosingDigest closing = new ClosingDigest(out);
            archive.transferTo(closing);
            return closing.verified();
        }
    }

    private static CheckedArchive checked(SealedFile upload) throws IOException {
        try (InputStream bytes = upload.open()) {
            return ArchiveCheck.check(bytes);
        }
    }

    private Stored stored(CheckedArchive checked, SealedFile upload) throws IOException {
        Holder holder = tools.entering().holder(checked.patient());
        RecordNumber origin = origin(checked, holder);
        abandoned.removeSilent(holder.ins());
        RecordNumber number = begun(holder);
        try (InputStream bytes = upload.open()) {
            NewIds ids = new NewIds(origin, number);
            StoreArchive.Counts counts = storeArchive.store(checked, bytes, number, ids);
            return new Stored(number, checked, ids, counts);
        } catch (IOException | RuntimeException failed) {
            abandoned.remove(number);
            throw failed;
        }
    }

    /** The number the record had; manifest and Patient must be about the same person. */
    private static RecordNumber origin(CheckedArchive checked, Holder holder) {
        Manifest manifest = checked.manifest();
        String id = checked.patient().getIdElement().getIdPart();
        boolean same = holder.ins().system().equals(manifest.person().system())
                && holder.ins().value().equals(manifest.person().value())
                && id != null
                && id.equals(manifest.patient());
        return RecordNumber.ofId(id).filter(number -> same).orElseThrow(() -> Altered.unreadable(ArchiveFiles.MANIFEST));
    }

    private RecordNumber begun(Holder holder) {
        try {
            return tools.transaction().execute(status -> {
                tools.entering().refuseKnown(holder.ins());
                RecordNumber number = tools.records().nextNumber();
                book.insert(number, holder.ins(), Instant.now());
                return number;
            });
        } catch (DataIntegrityViolationException another) {
            throw Refusal.of(
                    ErrorCode.CONFLICT,
                    ArchiveFiles.MANIFEST,
                    "Un import de ce dossier est déjà en cours.",
                    "An import of this record is under way already.");
        }
    }

    /** Makes the stored record one that is found; joins the caller's transaction. */
    public RecordStatus enter(Call call, Stored stored) {
        if (!book.arrived(stored.number)) {
            throw new IllegalStateException("the import was given up by another node");
        }
        Patient patient = stored.archive.patient().copy();
        patient.setId(stored.ids.of(stored.archive.manifest().patient()).orElseThrow());
        RecordStatus status = tools.entering().enter(call, stored.number, patient, openedAt(stored.archive));
        Set<String> known = ids(stored.archive);
        for (MovesWithRecord room : tools.rooms()) {
            room.restore(
                    stored.number,
                    stored.archive.rows().getOrDefault(room.name(), List.of()).stream()
                            .flatMap(row -> stored.ids.row(row, known).stream())
                            .toList());
        }
        note(call, Optional.of(stored.number), "office", true);
        return status;
    }

    /** The record was not entered after all. */
    public void giveUp(Stored stored) {
        abandoned.remove(stored.number);
    }

    private static Instant openedAt(CheckedArchive archive) {
        try {
            return Instant.parse(archive.manifest().openedAt());
        } catch (DateTimeException wrong) {
            throw Altered.unreadable(ArchiveFiles.MANIFEST);
        }
    }

    private static Set<String> ids(CheckedArchive archive) {
        Set<String> ids = new HashSet<>();
        archive.facts().keySet().forEach(key -> ids.add(key.substring(key.indexOf('/') + 1)));
        archive.contents().values().forEach(content -> ids.add(content.id()));
        return ids;
    }

    private static void removed(SealedFile upload) {
        try {
            upload.delete();
        } catch (IOException left) {
            LOG.warn("event=upload-left", left);
        }
    }

    private static void note(Call call, Optional<RecordNumber> number, String reason, boolean granted) {
        call.accessed(new Accessed(
                call.caller(), number, Action.EXECUTE, OPERATION, "Patient", Optional.empty(), Optional.empty(), granted,
                reason, "HOPERAT", "", call.requestId()));
    }
}
