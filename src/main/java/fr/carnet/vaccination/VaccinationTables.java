package fr.carnet.vaccination;

import static fr.carnet.record.MovedTable.Kind.INSTANT;
import static fr.carnet.record.MovedTable.Kind.NUMBER;
import static fr.carnet.record.MovedTable.Kind.TEXT;

import fr.carnet.record.HoldsRecordData;
import fr.carnet.record.MovedTable;
import fr.carnet.record.MovesWithRecord;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room's tables, as they are destroyed with a record and move with it: nobody is reminded twice after a move. */
@Configuration(proxyBeanMethods = false)
class VaccinationTables {
    @Bean
    HoldsRecordData vaccinationsOfRecord(JdbcClient jdbc) {
        return record -> List.of(
                        "carnet_vaccination_watch", "carnet_vaccination_reminder", "carnet_vaccination_document")
                .forEach(table -> jdbc.sql("delete from " + table + " where record = ?")
                        .param(record.value())
                        .update());
    }

    @Bean
    MovesWithRecord movedVaccinationWatch(JdbcClient jdbc) {
        return new MovedTable(jdbc, "vaccination-watch", "carnet_vaccination_watch").with(INSTANT, "next_at");
    }

    @Bean
    MovesWithRecord movedVaccinationReminders(JdbcClient jdbc) {
        return new MovedTable(jdbc, "vaccination-reminders", "carnet_vaccination_reminder")
                .with(TEXT, "audience", "series", "due_on")
                .with(INSTANT, "told_at");
    }

    @Bean
    MovesWithRecord movedVaccinationDocuments(JdbcClient jdbc) {
        return new MovedTable(jdbc, "vaccination-documents", "carnet_vaccination_document")
                .with(NUMBER, "revision")
                .with(TEXT, "document_id", "pdf_id", "digest");
    }
}
