package fr.carnet.backfill;

import static fr.carnet.record.MovedTable.Kind.INSTANT;
import static fr.carnet.record.MovedTable.Kind.NUMBER;
import static fr.carnet.record.MovedTable.Kind.TEXT;

import fr.carnet.record.MovedTable;
import fr.carnet.record.MovesWithRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the import stands moves with the record, so that no row of the source is imported twice. */
@Configuration(proxyBeanMethods = false)
class MovedHistory {
    @Bean
    MovesWithRecord movedHistoryImport(JdbcClient jdbc) {
        return new MovedTable(jdbc, "history-import", "carnet_history_import")
                .with(TEXT, "status", "window_from", "window_to", "position_date", "position_id", "document_id")
                .with(INSTANT, "opened_at", "due_at", "next_at")
                .with(NUMBER, "imported", "changed", "attempts", "document_revision");
    }

    @Bean
    MovesWithRecord movedHistoryRows(JdbcClient jdbc) {
        return new MovedTable(jdbc, "history-rows", "carnet_history_row")
                .with(TEXT, "row_id", "resource_type", "resource_id", "digest");
    }
}
