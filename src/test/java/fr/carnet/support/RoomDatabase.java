package fr.carnet.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/** A fresh database with every table of ours, for the tests of one room without the server. */
public final class RoomDatabase {
    private static EmbeddedPostgres postgres;

    private RoomDatabase() {}

    public static DataSource h2() {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        pool.setMaxConnections(40);
        return migrated(pool);
    }

    /** A schema of its own on one real PostgreSQL for the whole run. */
    public static synchronized DataSource postgres() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder().start();
            }
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return migrated(postgres.getDatabase("postgres", name));
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        } catch (java.sql.SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static DataSource migrated(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common")
                .load()
                .migrate();
        return source;
    }
}
