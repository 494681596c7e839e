package fr.carnet.identity.backend;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers every client assertion until it would have expired anyway, on all nodes, so that none serves twice. */
@Component
class UsedAssertions {
    private final JdbcClient jdbc;

    UsedAssertions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True the first time; forgets what has expired in passing. */
    boolean first(String client, String jti, Instant expiry) {
        jdbc.sql("delete from used_assertion where expires_at < ?")
                .param(Instant.now().atOffset(ZoneOffset.UTC))
                .update();
        try {
            return jdbc.sql("insert into used_assertion (client, jti, expires_at) values (?, ?, ?)")
                            .params(client, jti, expiry.atOffset(ZoneOffset.UTC))
                            .update()
                    == 1;
        } catch (DuplicateKeyException again) {
            return false;
        }
    }
}
