package fr.carnet.server.store;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;

/** Refuses to start on a schema whose resource table is not keyed by (RES_ID, PARTITION_ID): it would mix records. */
final class PartitionModeCheck {
    private static final String KEY_COLUMNS =
            """
            select k.column_name from information_schema.table_constraints c
            join information_schema.key_column_usage k
              on k.constraint_name = c.constraint_name and k.table_name = c.table_name
             and k.table_schema = c.table_schema
            where lower(c.table_name) = 'hfj_resource' and c.constraint_type = 'PRIMARY KEY'
            """;

    private final JdbcTemplate jdbc;

    PartitionModeCheck(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void run() {
        List<String> columns = jdbc.queryForList(KEY_COLUMNS, String.class).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        if (!columns.equals(List.of("partition_id", "res_id"))) {
            throw new IllegalStateException("This database was not made for one partition per record (primary key of "
                    + "hfj_resource is " + columns + "); start Carnet on a database it has created.");
        }
    }
}
