package fr.carnet.identity.backend;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Remembers every client assertion until it would have expired anyway, on all nodes, so that none serves twice. */
@Component
class UsedAssertions {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    @Autowired
    UsedAssertions(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this(jdbc, new TransactionTemplate(transactions));
    }

    UsedAssertions(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** True the first time; forgets what has expired in passing. */
    boolean first(String client, String jti, Instant expiry) {
        transactions.executeWithoutResult(status -> forgetExpired());
        try {
            transactions.executeWithoutResult(status -> remember(client, jti, expiry));
            return true;
        } catch (DuplicateKeyException again) {
            return false;
        }
    }

    private void forgetExpired() {
        jdbc.sql("delete from used_assertion where expires_at < ?")
                .param(Instant.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void remember(String client, String jti, Instant expiry) {
        jdbc.sql("insert into used_assertion (client, jti, expires_at) values (?, ?, ?)")
                .params(client, jti, expiry.atOffset(ZoneOffset.UTC))
                .update();
    }
}
