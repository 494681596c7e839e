package fr.carnet.register;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes created entries: at once, or together with those of the same piece of work. */
final class Lots {
    private final VersionStore versions;
    private final EntryWriter writer;

    Lots(VersionStore versions, EntryWriter writer) {
        this.versions = versions;
        this.writer = writer;
    }

    /** Now, or when the open lot is. */
    void write(Lot lot) {
        Lot open = open();
        if (open == null) {
            now(lot);
        } else {
            open.add(lot);
        }
    }

    <T> T together(Supplier<T> work) {
        if (open() != null) {
            return work.get();
        }
        try (Lot lot = Lot.begin(this)) {
            T done = work.get();
            now(lot);
            return done;
        }
    }

    /** Before entries are looked for. */
    void writeOpen() {
        Lot open = open();
        if (open != null) {
            now(open);
        }
    }

    /** Before this entry is looked for. */
    void writeOpen(String id) {
        Lot open = open();
        if (open != null && open.holds(id)) {
            now(open);
        }
    }

    /** Before an entry of this type with this identifier is looked for. */
    void writeOpen(RecordNumber record, String type, int parameter, BusinessIdentifier identifier) {
        Lot open = open();
        if (open != null && open.holds(record.value(), type, ValueRow.token(parameter, identifier.system(), identifier.value()))) {
            now(open);
        }
    }

    /** Facts of entries of which none is written yet. */
    Optional<List<EntryFacts>> facts(List<String> ids) {
        return Optional.ofNullable(open()).filter(open -> open.holdsAll(ids)).map(open -> open.facts(ids));
    }

    private void now(Lot lot) {
        if (!lot.isEmpty()) {
            Lot.Content content = lot.take();
            versions.insert(content.drafts());
            writer.insert(content.rows());
        }
    }

    private Lot open() {
        return (Lot) TransactionSynchronizationManager.getResource(this);
    }
}
