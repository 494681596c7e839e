package fr.carnet.register;

import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.util.List;

/**
 * What was drawn from documents: several documents may say the same, each drawn entry is seen by those who see its
 * document.
 */
public interface DrawnEntries {
    /**
     * The entries drawn from documents that say the same as this one, itself among them, as far as the caller sees them.
     */
    List<Entry> sayingTheSame(Entry entry, Visibility visibility);

    /** Which of these ids the caller sees, in one statement. */
    List<String> shown(RecordNumber record, String type, List<String> ids, Visibility visibility);

    /** Every entry drawn from this document, not yet decided. */
    List<Entry> drawnFrom(RecordNumber record, String documentId);
}
