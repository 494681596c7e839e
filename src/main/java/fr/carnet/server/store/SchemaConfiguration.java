package fr.carnet.server.store;

import com.zaxxer.hikari.HikariDataSource;
import fr.carnet.shared.FreedSpace;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
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

    @Bean
    Flyway flyway(DataSource dataSource, DatabaseKind kind) throws SQLException {
        return switch (kind) {
            case H2 -> {
                Flyway flyway = migrations(kind).dataSource(dataSource).load();
                new EmbeddedMigration(flyway, dataSource.unwrap(HikariDataSource.class)).run();
                yield flyway;
            }
            case POSTGRESQL -> {
                // On connections of its own: a migration may take longer than any statement of a call.
                HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
                Flyway flyway = migrations(kind).dataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()).load();
                flyway.migrate();
                yield flyway;
            }
        };
    }

    private static FluentConfiguration migrations(DatabaseKind kind) {
        return Flyway.configure()
                .locations("classpath:db/migration/" + kind.folder(), "classpath:db/migration/common")
                .table("carnet_schema_history")
                .cleanDisabled(true);
    }

    @Bean
    @DependsOn("flyway")
    PartitionModeCheck schema(DataSource dataSource) {
        PartitionModeCheck check = new PartitionModeCheck(new JdbcTemplate(dataSource));
        check.run();
        return check;
    }
}
