package fr.carnet.register;

import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What the register's tests share; each test makes its own record. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RegisterContract {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    /** Sees every entry, and as depositor every list, even one whose documents are not in the record. */
    static final Visibility ALL =
            new Visibility(true, Set.of(), true, true, true, Set.of("st:1690000001"), false, NOW);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    RegisterDatabase database;
    SqlRegister register;

    abstract RegisterDatabase open();

    @BeforeAll
    void openDatabase() {
        database = open();
        register = database.register;
    }

    @AfterAll
    void closeDatabase() throws Exception {
        database.close();
    }

    static RecordNumber newRecord() {
        return new RecordNumber(NUMBERS.incrementAndGet());
    }

    Entry store(RecordNumber record, Resource resource, EntryFacts facts) {
        return database.inTransaction(() -> register.create(record, resource, facts));
    }

    Entry store(RecordNumber record, Resource resource) {
        return store(record, resource, ADocument.facts("11488-4"));
    }

    /** @param query {@code name=value&…}, not encoded */
    static Map<String, List<String>> query(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String part : query.isEmpty() ? new String[0] : query.split("&")) {
            int equal = part.indexOf('=');
            parameters
                    .computeIfAbsent(part.substring(0, equal), name -> new ArrayList<>())
                    .add(part.substring(equal + 1));
        }
        return parameters;
    }

    Register.Page search(RecordNumber record, String type, String query) {
        return register.search(record, type, query(query), ALL, "ps:1");
    }

    List<String> ids(RecordNumber record, String type, String query) {
        return search(record, type, query).entries().stream().map(Entry::id).toList();
    }
}
