package fr.carnet.document.retrieve;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Gate;
import fr.carnet.content.ContentBook;
import fr.carnet.content.ContentRow;
import fr.carnet.content.ContentStore;
import fr.carnet.content.CorruptedContent;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.MemoryShare;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Retrieve Document (ITI-68): a content has no right of its own, its rights are those of the DocumentReference it belongs
 * to. The same reads are made whether it exists, is hidden or is missing.
 */
@Component
public class RetrieveContent {
    private static final Ask ASK = Ask.read("ITI-68", "DocumentReference");
    private static final RecordNumber NOBODY = new RecordNumber(1_999_999_999);

    private final ContentBook book;
    private final ContentStore store;
    private final Register register;
    private final Gate gate;
    private final MemoryShare memory;

    RetrieveContent(ContentBook book, ContentStore store, Register register, Gate gate, MemoryShare memory) {
        this.book = book;
        this.store = store;
        this.register = register;
        this.gate = gate;
        this.memory = memory;
    }

    /** @param bytes as deposited; @param row what is known of them */
    public record Content(ContentRow row, byte[] bytes) {}

    /** @throws Refusal {@code not-found}; {@code conflict} when its bytes are damaged */
    public Content retrieve(Call call, String id, ContentRow.Kind kind) {
        RecordNumber number = RecordNumber.ofId(id).orElse(NOBODY);
        Optional<ContentRow> row = book.find(number, id).filter(found -> found.kind() == kind);
        String documentId = row.map(ContentRow::documentId).orElse(id);
        Optional<Entry> document = register.find("DocumentReference", documentId);
        gate.byId(call, ASK, documentId, row.flatMap(r -> document).map(Entry::facts));
        ContentRow found = row.orElseThrow();
        memory.take(found.size());
        return new Content(found, bytes(found));
    }

    /** A damaged file concerns its document alone: said in one constant sentence, counted and logged by the store. */
    private byte[] bytes(ContentRow row) {
        try {
            return store.open(row.record(), row.digest());
        } catch (CorruptedContent damaged) {
            throw Refusal.of(
                    ErrorCode.CONFLICT,
                    null,
                    "Le contenu de ce document est endommagé et ne peut pas être remis ; l'exploitant est averti.",
                    "The content of this document is damaged and cannot be given; the operator has been alerted.");
        }
    }
}
