package fr.carnet.vaccination.remind;

import fr.carnet.shared.RecordNumber;
import fr.carnet.vaccination.forecast.Line;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was told to whom; table {@code carnet_vaccination_reminder}. Its key is what makes a reminder go out once. */
@Component
class ToldBook {
    private final JdbcClient jdbc;

    ToldBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the lines that this audience was not told of yet. */
    List<Line> untold(RecordNumber record, String audience, List<Line> lines) {
        Set<String> told = jdbc
                .sql("select series, due_on from carnet_vaccination_reminder"
                        + " where record = :record and audience = :audience")
                .param("record", record.value())
                .param("audience", audience)
                .query((row, index) -> row.getString(1) + " " + row.getString(2))
                .list()
                .stream()
                .collect(Collectors.toSet());
        return lines.stream()
                .filter(line -> !told.contains(line.series() + " " + line.due()))
                .toList();
    }

    void told(RecordNumber record, String audience, List<Line> lines, Instant at) {
        for (Line line : lines) {
            jdbc.sql("insert into carnet_vaccination_reminder (record, audience, series, due_on, told_at)"
                            + " values (:record, :audience, :series, :due, :at)")
                    .param("record", record.value())
                    .param("audience", audience)
                    .param("series", line.series())
                    .param("due", line.due().toString())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
