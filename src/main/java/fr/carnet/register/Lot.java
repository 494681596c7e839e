package fr.carnet.register;

import fr.carnet.register.EntryWriter.Written;
import fr.carnet.register.VersionStore.Draft;
import fr.carnet.shared.EntryFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Entries created in one transaction and not yet written; another transaction begun meanwhile does not see it. */
final class Lot implements TransactionSynchronization, AutoCloseable {
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Written> rows = new ArrayList<>();
    private final Map<String, EntryFacts> facts = new HashMap<>();
    private Lots lots;

    record Content(List<Draft> drafts, List<Written> rows) {}

    /** Open until it is closed, or the transaction ends. */
    static Lot begin(Lots lots) {
        Lot lot = new Lot();
        lot.lots = lots;
        TransactionSynchronizationManager.bindResource(lots, lot);
        TransactionSynchronizationManager.registerSynchronization(lot);
        return lot;
    }

    void add(Draft draft, Written row) {
        drafts.add(draft);
        rows.add(row);
        facts.put(row.id(), row.facts());
    }

    void add(Lot other) {
        drafts.addAll(other.drafts);
        rows.addAll(other.rows);
        facts.putAll(other.facts);
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }

    boolean holds(String id) {
        return facts.containsKey(id);
    }

    /** Whether an entry of that record and type has this value, or one that is searched alike. */
    boolean holds(int record, String type, ValueRow value) {
        return rows.stream()
                .filter(row -> row.record() == record && row.type().equals(type))
                .flatMap(row -> row.values().rows().stream())
                .anyMatch(row -> row.parameter() == value.parameter()
                        && Objects.equals(row.text(), value.text())
                        && Objects.equals(row.system(), value.system()));
    }

    boolean holdsAll(List<String> ids) {
        return !ids.isEmpty() && facts.keySet().containsAll(ids);
    }

    List<EntryFacts> facts(List<String> ids) {
        return ids.stream().distinct().map(facts::get).toList();
    }

    /** Empties it. */
    Content take() {
        Content content = new Content(List.copyOf(drafts), List.copyOf(rows));
        drafts.clear();
        rows.clear();
        facts.clear();
        return content;
    }

    @Override
    public void suspend() {
        if (lots != null) {
            TransactionSynchronizationManager.unbindResourceIfPossible(lots);
        }
    }

    @Override
    public void resume() {
        if (lots != null) {
            TransactionSynchronizationManager.bindResource(lots, this);
        }
    }

    @Override
    public void close() {
        TransactionSynchronizationManager.unbindResourceIfPossible(lots);
        lots = null;
    }
}
