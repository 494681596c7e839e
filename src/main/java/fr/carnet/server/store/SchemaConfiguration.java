package fr.carnet.server.store;

import com.zaxxer.hikari.HikariDataSource;
import fr.carnet.shared.FreedSpace;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The schema, HAPI's and ours, as committed files applied by Flyway before anything else starts; Hibernate never changes
 * it. HAPI's own check of the partition mode does not work on PostgreSQL, hence {@link PartitionModeCheck}.
 */
@Configuration
class SchemaConfiguration {
    @Bean
    DatabaseKind databaseKind(DataSource dataSource) throws SQLException {
        return DatabaseKind.of(dataSource);
    }

    @Bean
    FreedSpace freedSpace(DataSource dataSource, DatabaseKind kind) throws SQLException {
        return switch (kind) {
            case H2 -> new H2FreedSpace(dataSource.unwrap(HikariDataSource.class));
            case POSTGRESQL -> new PostgresFreedSpace(dataSource);
        };
    }

    @Bean(initMethod = "migrate")
    Flyway flyway(DataSource dataSource, DatabaseKind kind) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/" + kind.folder(), "classpath:db/migration/common")
                .table("carnet_schema_history")
                .cleanDisabled(true)
                .load();
    }

    @Bean
    @DependsOn("flyway")
    PartitionModeCheck schema(DataSource dataSource) {
        PartitionModeCheck check = new PartitionModeCheck(new JdbcTemplate(dataSource));
        check.run();
        return check;
    }
}
