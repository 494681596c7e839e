package fr.carnet.content;

import fr.carnet.record.HoldsRecordData;
import fr.carnet.shared.RecordNumber;
import org.springframework.stereotype.Component;

/** Destroys a record's contents with the record: its key, its rows, its files. */
@Component
class ContentDestruction implements HoldsRecordData {
    private final ContentStore store;

    ContentDestruction(ContentStore store) {
        this.store = store;
    }

    @Override
    public void destroy(RecordNumber number) {
        store.destroy(number);
    }
}
