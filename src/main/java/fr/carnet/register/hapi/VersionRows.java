package fr.carnet.register.hapi;

import fr.carnet.register.VersionStore.Draft;
import fr.carnet.register.VersionStore.StoredVersion;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of HFJ_RESOURCE and HFJ_RES_VER as HAPI's DAO fills them with inline tags and nothing indexed. */
@Component
class VersionRows {
    private static final String INSERT_RESOURCE = "insert into hfj_resource (partition_id, res_id, res_type, res_type_id,"
            + " fhir_id, res_ver, res_published, res_updated, hash_sha256, res_version, has_tags, search_url_present,"
            + " sp_index_status, sp_cmpstr_uniq_present, sp_cmptoks_present, sp_coords_present, sp_date_present,"
            + " sp_has_links, sp_number_present, sp_quantity_nrml_present, sp_quantity_present, sp_string_present,"
            + " sp_token_present, sp_uri_present) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'R4', false, false, 0, false, false,"
            + " false, false, false, false, false, false, false, false, false)";
    private static final String INSERT_VERSION = "insert into hfj_res_ver (partition_id, res_id, res_type, res_type_id,"
            + " pid, res_ver, res_published, res_updated, res_text_vc, res_version, res_encoding, has_tags)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'R4', 'JSON', false)";
    private static final String CURRENT = "select res_id, res_ver, res_published, res_updated, hash_sha256"
            + " from hfj_resource where partition_id = ? and res_type = ? and fhir_id = ? and res_deleted_at is null";
    private static final String FOLLOW = "update hfj_resource set res_ver = ?, res_updated = ?, hash_sha256 = ?"
            + " where partition_id = ? and res_id = ? and res_ver = ?";

    private final JdbcTemplate jdbc;
    private final DrawnNumbers resources;
    private final DrawnNumbers versions;

    VersionRows(JdbcTemplate jdbc, SequenceSql sequences) {
        this.jdbc = jdbc;
        this.resources = new DrawnNumbers(jdbc, sequences.next("SEQ_RESOURCE_ID"));
        this.versions = new DrawnNumbers(jdbc, sequences.next("SEQ_RESOURCE_HISTORY_ID"));
    }

    /**
     * What HFJ_RESOURCE says of a resource.
     *
     * @param digest of the current version's text
     */
    record Kept(long pid, int version, Instant published, Instant updated, String digest) {
        Kept next(Instant now) {
            return new Kept(pid, version + 1, published, now, digest);
        }
    }

    record NewVersion(int record, String type, short typeId, String id, Kept kept, StoredForm.Text text) implements Draft {
        @Override
        public StoredVersion version() {
            return new StoredVersion(kept.pid, kept.version, kept.updated, text.json());
        }
    }

    long newResource() {
        return resources.next();
    }

    void insert(List<NewVersion> created) {
        jdbc.batchUpdate(INSERT_RESOURCE, created, created.size(), (statement, version) -> {
            common(statement, version);
            statement.setString(5, version.id());
            statement.setString(9, version.text().digest());
        });
        insertVersions(created);
    }

    Optional<Kept> current(int record, String type, String id) {
        return jdbc.query(CURRENT, VersionRows::kept, record, type, id).stream().findFirst();
    }

    /** @return false when the resource is no longer at the version before */
    boolean follow(NewVersion next) {
        Kept kept = next.kept();
        int followed = jdbc.update(
                FOLLOW,
                kept.version(),
                Timestamp.from(kept.updated()),
                next.text().digest(),
                next.record(),
                kept.pid(),
                kept.version() - 1);
        if (followed == 1) {
            insertVersions(List.of(next));
        }
        return followed == 1;
    }

    private void insertVersions(List<NewVersion> all) {
        jdbc.batchUpdate(INSERT_VERSION, all, all.size(), (statement, version) -> {
            common(statement, version);
            statement.setLong(5, versions.next());
            statement.setString(9, version.text().json());
        });
    }

    private static void common(PreparedStatement statement, NewVersion version) throws SQLException {
        Kept kept = version.kept();
        statement.setInt(1, version.record());
        statement.setLong(2, kept.pid());
        statement.setString(3, version.type());
        statement.setShort(4, version.typeId());
        statement.setInt(6, kept.version());
        statement.setTimestamp(7, Timestamp.from(kept.published()));
        statement.setTimestamp(8, Timestamp.from(kept.updated()));
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getLong(1),
                row.getInt(2),
                row.getTimestamp(3).toInstant(),
                row.getTimestamp(4).toInstant(),
                row.getString(5));
    }
}
