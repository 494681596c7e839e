package fr.carnet.clinical;

import static fr.carnet.record.MovedTable.Kind.FLAG;
import static fr.carnet.record.MovedTable.Kind.TEXT;

import fr.carnet.record.MovedTable;
import fr.carnet.record.MovesWithRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the holder chose for all that comes later moves with the record. */
@Configuration(proxyBeanMethods = false)
class MovedVisibility {
    @Bean
    MovesWithRecord movedDefaultVisibility(JdbcClient jdbc) {
        return new MovedTable(jdbc, "default-visibility", "carnet_default_visibility")
                .with(TEXT, "scope")
                .with(FLAG, "masked", "hidden_representatives");
    }
}
