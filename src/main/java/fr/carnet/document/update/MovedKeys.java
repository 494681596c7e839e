package fr.carnet.document.update;

import static fr.carnet.record.MovedTable.Kind.TEXT;

import fr.carnet.record.MovedTable;
import fr.carnet.record.MovesWithRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The directory of documents by identifier knows a moved record's documents too. */
@Configuration(proxyBeanMethods = false)
class MovedKeys {
    @Bean
    MovesWithRecord movedDocumentKeys(JdbcClient jdbc) {
        return new MovedTable(jdbc, "document-keys", "carnet_document_key").with(TEXT, "digest", "document_id");
    }
}
