package fr.carnet.document.update;

import fr.carnet.document.DocumentAdded;
import fr.carnet.record.HoldsRecordData;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds documents by business identifier over all records; what is found is still to be decided, one by one. */
@Component
class DocumentKeys implements HoldsRecordData {
    private static final int MOST = 100;

    /** Of a digest's 64 characters, 128 bits: half the key. Rows written or exported before have all of them. */
    private static final int KEPT = 32;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    DocumentKeys(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    @EventListener
    void on(DocumentAdded added) {
        List<Object[]> rows = added.identifiers().stream()
                .flatMap(identifier -> Stream.of(identifier, UpdateDocument.inAnySystem(identifier.value())))
                .distinct()
                .map(identifier -> new Object[] {digest(identifier).substring(0, KEPT), added.record().value(), added.documentId()})
                .toList();
        batch.batchUpdate("insert into carnet_document_key (digest, record, document_id) values (?, ?, ?)", rows);
    }

    /** Ids of the documents that bear it. */
    List<String> find(BusinessIdentifier identifier) {
        String digest = digest(identifier);
        return jdbc.sql("select distinct document_id from carnet_document_key where digest in (?, ?) limit " + MOST)
                .params(digest.substring(0, KEPT), digest)
                .query(String.class)
                .list();
    }

    @Override
    public void destroy(RecordNumber number) {
        jdbc.sql("delete from carnet_document_key where record = ?")
                .param(number.value())
                .update();
    }

    private static String digest(BusinessIdentifier identifier) {
        try {
            byte[] text = (identifier.system() + "|" + identifier.value()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
