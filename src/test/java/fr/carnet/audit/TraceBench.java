package fr.carnet.audit;

import fr.carnet.access.Accessed;
import fr.carnet.access.AccessesOfCall;
import fr.carnet.access.Action;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.RecordNumber;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit room put together on a database, and fictitious accesses to write. */
final class TraceBench {
    static final RecordNumber RECORD = new RecordNumber(12);
    static final BusinessIdentifier INS = new BusinessIdentifier(NamingSystems.INS_NIR_TEST, "280057512345670");
    static final RecordFacts FACTS = new RecordFacts(
            RECORD, "p12-00000000-aaaa", INS, LocalDate.of(1980, 5, 17), RecordFacts.State.OPEN, Optional.empty(), 1);
    static final Caller.Professional DOCTOR = doctor("810001234567", false);
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    final JdbcTemplate jdbc;
    final TransactionTemplate tx;
    final TraceWriter writer;
    final Seal seal;
    final Trail trail;

    TraceBench(DataSource source, Path folder) {
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(source);
        SealKey key = SealKey.in(folder.resolve("seal.key"));
        jdbc = new JdbcTemplate(source);
        tx = new TransactionTemplate(transactions);
        writer = new TraceWriter(jdbc, key, Clock.systemUTC());
        ChainHead head = new ChainHead(JdbcClient.create(source), key, new Anchor(folder));
        seal = new Seal(head, jdbc, transactions, 7);
        seal.establish();
        trail = new Trail(JdbcClient.create(source));
    }

    static Caller.Professional doctor(String idNatPs, boolean secret) {
        return new Caller.Professional(
                idNatPs, "10", "SM54", Optional.of("1690781810"), "DURAND", "Anne", false, secret, Scopes.NONE);
    }

    void write(Accessed... accesses) {
        tx.executeWithoutResult(status -> writer.on(new AccessesOfCall(List.of(accesses))));
    }

    void writeSome(int number) {
        for (int i = 0; i < number; i++) {
            write(read("doc" + i, visible()));
        }
    }

    static Accessed read(String id, EntryFacts facts) {
        return access(DOCTOR, Action.READ, "ITI-68", Optional.of("p12-" + id), Optional.of(facts), true, "grant", "");
    }

    static Accessed search(Caller caller) {
        return access(caller, Action.READ, "ITI-67", Optional.empty(), Optional.empty(), true, "grant", "status=current");
    }

    static Accessed access(
            Caller caller,
            Action action,
            String interaction,
            Optional<String> id,
            Optional<EntryFacts> facts,
            boolean granted,
            String reason,
            String query) {
        return new Accessed(
                caller, Optional.of(RECORD), action, interaction, "DocumentReference", id, facts, granted, reason,
                "TREAT", query, "req-1");
    }

    static EntryFacts visible() {
        return facts(null, false);
    }

    static EntryFacts facts(Instant hiddenUntil, boolean hiddenFromRepresentatives) {
        return new EntryFacts(
                "11502-2", Set.of("ps:810001234567"), "", false, hiddenUntil, hiddenFromRepresentatives, false);
    }
}
