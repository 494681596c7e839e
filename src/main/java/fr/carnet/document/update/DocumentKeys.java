package fr.carnet.document.update;

import fr.carnet.document.DocumentAdded;
import fr.carnet.record.HoldsRecordData;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.fhir.FhirJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds documents by business identifier over all records; what is found is still to be decided, one by one. */
@Component
class DocumentKeys implements HoldsRecordData {
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Register register;

    DocumentKeys(JdbcClient jdbc, Register register) {
        this.jdbc = jdbc;
        this.register = register;
    }

    @EventListener
    void on(DocumentAdded added) {
        register.find("DocumentReference", added.documentId())
                .map(entry -> FhirJson.parse(DocumentReference.class, entry.json()))
                .ifPresent(document -> identifiers(document).stream()
                        .flatMap(identifier -> Stream.of(identifier, UpdateDocument.inAnySystem(identifier.value())))
                        .distinct()
                        .forEach(identifier -> add(identifier, added.record(), added.documentId())));
    }

    private void add(BusinessIdentifier identifier, RecordNumber record, String documentId) {
        jdbc.sql("insert into carnet_document_key (digest, record, document_id) values (?, ?, ?)")
                .params(digest(identifier), record.value(), documentId)
                .update();
    }

    private static List<BusinessIdentifier> identifiers(DocumentReference document) {
        List<Identifier> all = new ArrayList<>(document.getIdentifier());
        all.add(document.getMasterIdentifier());
        return all.stream()
                .filter(Identifier::hasValue)
                .map(i -> new BusinessIdentifier(i.hasSystem() ? i.getSystem() : "", i.getValue()))
                .toList();
    }

    /** Ids of the documents that bear it. */
    List<String> find(BusinessIdentifier identifier) {
        return jdbc.sql("select document_id from carnet_document_key where digest = ? limit " + MOST)
                .param(digest(identifier))
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
