package fr.carnet.access;

import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Records kept in memory. */
public final class TestRecords implements RecordDirectory {
    private final Map<RecordNumber, RecordFacts> records = new ConcurrentHashMap<>();
    private final Map<RecordNumber, Long> changes = new ConcurrentHashMap<>();

    public void put(RecordFacts facts) {
        records.put(facts.number(), facts);
    }

    public long changes(RecordNumber number) {
        return changes.getOrDefault(number, 0L);
    }

    @Override
    public Optional<RecordFacts> byIns(BusinessIdentifier ins) {
        return records.values().stream().filter(r -> r.ins().equals(ins)).findFirst();
    }

    @Override
    public Optional<RecordFacts> byNumber(RecordNumber number) {
        return Optional.ofNullable(records.get(number));
    }

    @Override
    public Optional<RecordFacts> lock(RecordNumber number) {
        return byNumber(number);
    }

    @Override
    public void rightsChanged(RecordNumber number) {
        changes.merge(number, 1L, Long::sum);
    }
}
