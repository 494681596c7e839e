package fr.carnet.access;

import static fr.carnet.record.MovedTable.Kind.FLAG;
import static fr.carnet.record.MovedTable.Kind.INSTANT;
import static fr.carnet.record.MovedTable.Kind.TEXT;

import fr.carnet.record.MovedTable;
import fr.carnet.record.MovesWithRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rights and links move with the record; emergency accesses do not. */
@Configuration(proxyBeanMethods = false)
class MovedRights {
    @Bean
    MovesWithRecord movingRights(JdbcClient jdbc) {
        return new MovedTable(jdbc, "rights", "carnet_right")
                .with(TEXT, "consent_id", "kind", "actor", "author", "status")
                .with(FLAG, "pcp", "masked")
                .with(INSTANT, "valid_from", "valid_to");
    }

    @Bean
    MovesWithRecord movingTeams(JdbcClient jdbc) {
        return new MovedTable(jdbc, "care-teams", "carnet_team_member")
                .with(TEXT, "team_id", "member")
                .with(INSTANT, "valid_from", "valid_to");
    }

    @Bean
    MovesWithRecord movingLinks(JdbcClient jdbc) {
        return new MovedTable(jdbc, "links", "carnet_link")
                .with(TEXT, "related_person_id", "kind", "ins_system", "ins_value")
                .with(FLAG, "while_minor", "active")
                .with(INSTANT, "valid_from", "valid_to");
    }
}
