package fr.carnet.vaccination.paper;

import fr.carnet.shared.RecordNumber;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The history documents made so far; table {@code carnet_vaccination_document}. */
@Component
class DocumentRevisions {
    private final JdbcClient jdbc;

    DocumentRevisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param documentId of the DocumentReference whose content is the FHIR document
     * @param pdfId of the one whose content is the PDF
     * @param digest of what it tells
     */
    record Revision(int number, String documentId, String pdfId, String digest) {}

    Optional<Revision> current(RecordNumber record) {
        return all(record).stream().findFirst();
    }

    /** The latest first. */
    List<Revision> all(RecordNumber record) {
        return jdbc.sql("select revision, document_id, pdf_id, digest from carnet_vaccination_document"
                        + " where record = :record order by revision desc")
                .param("record", record.value())
                .query((row, index) ->
                        new Revision(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    void add(RecordNumber record, Revision revision) {
        jdbc.sql("insert into carnet_vaccination_document (record, revision, document_id, pdf_id, digest)"
                        + " values (:record, :revision, :document, :pdf, :digest)")
                .param("record", record.value())
                .param("revision", revision.number())
                .param("document", revision.documentId())
                .param("pdf", revision.pdfId())
                .param("digest", revision.digest())
                .update();
    }

    void forget(RecordNumber record) {
        jdbc.sql("delete from carnet_vaccination_document where record = :record")
                .param("record", record.value())
                .update();
    }
}
