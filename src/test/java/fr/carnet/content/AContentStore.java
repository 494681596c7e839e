package fr.carnet.content;

import fr.carnet.shared.RecordNumber;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** A whole room over a folder and a database of its own. */
final class AContentStore {
    final Path folder;
    final DataSource database;
    final JdbcTemplate jdbc;
    final TransactionTemplate transaction;
    final ContentBook book;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ContentSettings settings;
    final RecordKeys keys;
    final DirectoryBlobs blobs;
    final ContentStore store;

    private AContentStore(Path folder, Path masterKey, DataSource database) {
        this.folder = folder;
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.book = new ContentBook(JdbcClient.create(database));
        this.settings = new ContentSettings(folder, masterKey, Duration.ofHours(24), DataSize.ofMegabytes(50));
        this.keys = new RecordKeys(jdbc, new MasterKeyFile(masterKey));
        this.blobs = new DirectoryBlobs(folder);
        this.store = new EncryptedContentStore(keys, blobs, book, settings, meters);
    }

    static AContentStore in(Path temporary) {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        pool.setMaxConnections(30);
        return in(temporary, pool);
    }

    static AContentStore in(Path temporary, DataSource database) {
        ResourceDatabasePopulator schema =
                new ResourceDatabasePopulator(new ClassPathResource("db/migration/common/V400__content.sql"));
        new TransactionTemplate(new DataSourceTransactionManager(database))
                .executeWithoutResult(status -> DatabasePopulatorUtils.execute(schema, database));
        return new AContentStore(temporary.resolve("content"), temporary.resolve("master.key"), database);
    }

    /** The same folder and database after a restart, with this master key file. */
    AContentStore restartedWith(Path masterKey) {
        return new AContentStore(folder, masterKey, database);
    }

    ContentStore over(Blobs other) {
        return new EncryptedContentStore(keys, other, book, settings, meters);
    }

    ContentSweeper sweeperAt(Instant now) {
        return new ContentSweeper(blobs, book, settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    void destroy(RecordNumber record) {
        transaction.executeWithoutResult(status -> store.destroy(record));
    }

    void forget(ContentRow row) {
        transaction.executeWithoutResult(status -> book.remove(row.record(), row.id()));
    }

    int sweepInTwoDays() {
        return sweeperAt(Instant.now().plus(Duration.ofDays(2))).sweep();
    }

    List<Path> files() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
