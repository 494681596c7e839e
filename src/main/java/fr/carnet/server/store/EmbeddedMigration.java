package fr.carnet.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * H2 cannot take back a changed schema as PostgreSQL does. Before the first migration of an update the database copies
 * itself; when one fails, the copy takes its place again: nothing is half migrated, and the version before still runs.
 */
final class EmbeddedMigration {
    private static final String SUFFIX = ".mv.db";
    /** How H2 names the way it reads its file, before the path. */
    private static final String WAYS = "^((async|file|nio):)*";

    private final Flyway flyway;
    private final HikariDataSource pool;

    EmbeddedMigration(Flyway flyway, HikariDataSource pool) {
        this.flyway = flyway;
        this.pool = pool;
    }

    void run() {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        String named = jdbc.queryForObject("select database_path()", String.class);
        boolean update = flyway.info().applied().length > 0 && flyway.info().pending().length > 0;
        if (named == null || !update) {
            flyway.migrate();
            return;
        }
        String path = named.replaceFirst(WAYS, "");
        Path copy = Path.of(path + ".before-update.zip");
        jdbc.update("backup to ?", copy.toString());
        try {
            flyway.migrate();
            Files.delete(copy);
        } catch (FlywayException failed) {
            pool.close();
            putBack(copy, Path.of(path + SUFFIX));
            throw failed;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** The last connection is closed, so the file is nobody's. */
    private static void putBack(Path copy, Path file) {
        Path draft = file.resolveSibling(file.getFileName() + ".restoring");
        try (InputStream in = Files.newInputStream(copy);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(SUFFIX)) {
                    Files.copy(zip, draft, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    Files.delete(copy);
                    return;
                }
            }
            throw new IOException("no database in " + copy);
        } catch (IOException unusable) {
            throw new UncheckedIOException("the database as it was before the update lies in " + copy, unusable);
        }
    }
}
