package fr.carnet.content;

import fr.carnet.shared.RecordNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows that say which content belongs to which document. They count the references: a file that no row of its record
 * names is swept. All methods join the caller's transaction; those that write fail without one.
 */
@Component
public final class ContentBook {
    private final JdbcClient jdbc;

    public ContentBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(ContentRow row) {
        Transactions.require();
        jdbc.sql("""
                insert into carnet_content
                  (record, id, kind, document_id, digest, size, mime, sha1, sha256, created)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        row.record().value(),
                        row.id(),
                        row.kind().resourceType(),
                        row.documentId(),
                        row.digest(),
                        row.size(),
                        row.mime(),
                        row.sha1(),
                        row.sha256(),
                        OffsetDateTime.ofInstant(row.created(), ZoneOffset.UTC))
                .update();
    }

    /** The content read under this id; not yet decided: the rights are those of its document. */
    public Optional<ContentRow> find(RecordNumber record, String id) {
        return jdbc.sql("select * from carnet_content where record = ? and id = ?")
                .params(record.value(), id)
                .query(ContentBook::row)
                .optional();
    }

    /** The contents of one document, oldest first. */
    public List<ContentRow> ofDocument(RecordNumber record, String documentId) {
        return jdbc.sql("select * from carnet_content where record = ? and document_id = ? order by created, id")
                .params(record.value(), documentId)
                .query(ContentBook::row)
                .list();
    }

    /** Forgets one content; its file goes with the next sweep if no other row names it. */
    public boolean remove(RecordNumber record, String id) {
        Transactions.require();
        return jdbc.sql("delete from carnet_content where record = ? and id = ?")
                        .params(record.value(), id)
                        .update()
                > 0;
    }

    void removeAll(RecordNumber record) {
        Transactions.require();
        jdbc.sql("delete from carnet_content where record = ?").param(record.value()).update();
    }

    Set<String> digests(RecordNumber record) {
        return jdbc.sql("select distinct digest from carnet_content where record = ?")
                .param(record.value())
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private static ContentRow row(ResultSet row, int number) throws SQLException {
        return new ContentRow(
                new RecordNumber(row.getInt("record")),
                row.getString("id"),
                ContentRow.Kind.of(row.getString("kind")),
                row.getString("document_id"),
                row.getString("digest"),
                row.getLong("size"),
                row.getString("mime"),
                row.getString("sha1"),
                row.getString("sha256"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
