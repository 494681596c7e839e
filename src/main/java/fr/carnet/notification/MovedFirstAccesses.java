package fr.carnet.notification;

import static fr.carnet.record.MovedTable.Kind.INSTANT;
import static fr.carnet.record.MovedTable.Kind.TEXT;

import fr.carnet.record.MovedTable;
import fr.carnet.record.MovesWithRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The holder is not told again of a first access he was told of before his record moved. */
@Configuration(proxyBeanMethods = false)
class MovedFirstAccesses {
    /** Begins what was told of a secret connection with a minor: his representatives do not take it away with them. */
    static final String SECRET = "secret ";

    @Bean
    MovesWithRecord movingFirstAccesses(JdbcClient jdbc) {
        return new MovedTable(jdbc, "first-accesses", "carnet_first_access")
                .with(TEXT, "professional")
                .with(INSTANT, "told_at")
                .keepingFromRepresentatives(row -> row.get("professional").toString().startsWith(SECRET));
    }
}
