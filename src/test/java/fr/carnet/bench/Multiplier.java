package fr.carnet.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes rows as the server would have written them, by {@code insert … select}: one record the server has filled is the
 * template of any number of others, one document in it of any number in the same record. What is copied is found in the
 * schema, so a new table is not forgotten.
 */
final class Multiplier {
    /** Internal keys are moved by this much for each copy: more than a template has. */
    private static final long SPAN = 1_000_000;

    private static final long DOCUMENTS = 1_000_000_000_000L;
    private static final Set<String> RECORD = Set.of("record", "partition_id", "target_res_partition_id");
    private static final Set<String> KEYS = Set.of(
            "resource_pid", "entry", "res_id", "pid", "res_ver_pid", "src_resource_id", "target_resource_id", "sp_id");
    /** Nothing copied is due, nothing is waiting to be sealed; a key is bound to its record and made anew by the server. */
    private static final Map<String, String> QUIET = Map.of(
            "carnet_history_import.next_at", "null",
            "carnet_vaccination_watch.next_at", "null",
            "carnet_outbox.status", "'sent'",
            "carnet_trace.block", "1000000000 + m.k",
            "carnet_trace.place", "row_number() over (partition by m.k)");
    private static final Set<String> LEFT_OUT = Set.of("carnet_content_key");

    private final Connection connection;

    Multiplier(Connection connection) {
        this.connection = connection;
    }

    /** What other tables refer to comes first. */
    private static final List<String> FIRST = List.of("hfj_resource", "hfj_res_ver");

    /** @param columns their types by their names, as the schema has them */
    private record Table(String name, Map<String, String> columns) {
        String recordColumn() {
            return columns.containsKey("record") ? "record" : "partition_id";
        }
    }

    /** A template's number and what stands for the person in texts. */
    record Person(int record, String ins) {}

    /** Copies the whole record once for each row of {@code growth_person} (k, record, ins) in that range. */
    void people(Person template, int from, int to) throws SQLException {
        for (Table table : tables()) {
            copy(table, "growth_person m where m.k between " + from + " and " + to + " and t." + table.recordColumn() + " = "
                    + template.record(), column -> ofPerson(table, column, template));
        }
        sequencesBeyond();
    }

    private static String ofPerson(Table table, String column, Person template) {
        String quiet = QUIET.get(table.name() + "." + column);
        String type = table.columns().get(column);
        if (quiet != null) {
            return quiet;
        } else if (RECORD.contains(column)) {
            return "m.record";
        } else if (KEYS.contains(column)) {
            return "t." + column + " + m.k::bigint * " + SPAN;
        } else if (type.equals("text") || type.equals("character varying")) {
            return "replace(replace(t." + column + ", 'p" + template.record() + "-', 'p' || m.record || '-'), '"
                    + template.ins() + "', m.ins)";
        }
        return "t." + column;
    }

    /**
     * Copies one document of a record {@code count} times into it, each a minute older than the one before.
     *
     * @param texts what names the document and its parts: ids, the unique identifier; each becomes another in every copy
     */
    void documents(int record, String id, List<String> texts, int count) throws SQLException {
        long key = number("select resource_pid from carnet_entry where record = " + record + " and id = '" + id + "'");
        for (Table table : tables()) {
            String rows = rowsOf(table, key, id);
            if (!rows.isEmpty() && !table.name().equals("carnet_outbox")) {
                copy(table, "generate_series(1, " + count + ") m(k) where t." + table.recordColumn() + " = " + record + " and ("
                        + rows + ")", column -> ofDocument(table, column, texts));
            }
        }
        sequencesBeyond();
    }

    private static String rowsOf(Table table, long key, String id) {
        List<String> ways = new ArrayList<>();
        for (String column : List.of("resource_pid", "entry", "res_id")) {
            if (table.columns().containsKey(column)) {
                ways.add("t." + column + " = " + key);
            }
        }
        for (String column : List.of("document_id", "resource_id", "document")) {
            if (ways.isEmpty() && table.columns().containsKey(column)) {
                ways.add("t." + column + " = '" + id + "'");
            }
        }
        return String.join(" or ", ways);
    }

    private static String ofDocument(Table table, String column, List<String> texts) {
        String type = table.columns().get(column);
        String minutes = " - m.k::bigint * 60000";
        if (table.name().equals("carnet_trace")) {
            Map<String, String> fresh = Map.of(
                    "id", "md5('t' || m.k || t.id)::uuid::text",
                    "block", "t.record * 1000000::bigint + m.k",
                    "place", "row_number() over (partition by m.k)");
            if (fresh.containsKey(column)) {
                return fresh.get(column);
            }
        }
        if (KEYS.contains(column)) {
            return "t." + column + " + " + DOCUMENTS + " + m.k::bigint * " + SPAN;
        } else if (Set.of("sort_date", "date_high", "low", "high", "last_updated").contains(column)) {
            return "t." + column + minutes;
        } else if (table.name().equals("carnet_document_key") && column.equals("digest")) {
            return "md5(t.digest || m.k) || md5(m.k || t.digest)";
        } else if (type.equals("text") || type.equals("character varying")) {
            String value = "t." + column;
            for (String text : texts) {
                value = "replace(" + value + ", '" + text + "', md5('" + text + "' || m.k)::uuid::text)";
            }
            return value;
        }
        return "t." + column;
    }

    private void copy(Table table, String from, Function<String, String> value) throws SQLException {
        List<String> names = List.copyOf(table.columns().keySet());
        run("insert into " + table.name() + " (" + String.join(", ", names) + ") select "
                + String.join(", ", names.stream().map(value).toList()) + " from " + table.name() + " t cross join " + from);
    }

    private List<Table> tables() throws SQLException {
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        try (PreparedStatement question = connection.prepareStatement(
                        "select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'"
                                + " and is_identity = 'NO'"
                                + " order by table_name, ordinal_position");
                ResultSet rows = question.executeQuery()) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), name -> new LinkedHashMap<>()).put(rows.getString(2), rows.getString(3));
            }
        }
        return columns.entrySet().stream()
                .filter(table -> table.getValue().containsKey("record") || table.getKey().startsWith("hfj_")
                        && table.getValue().containsKey("partition_id") && !table.getKey().equals("hfj_search"))
                .filter(table -> !LEFT_OUT.contains(table.getKey()) && !table.getKey().startsWith("growth_"))
                .map(table -> new Table(table.getKey(), table.getValue()))
                .sorted(Comparator.comparingInt(table -> Math.floorMod(FIRST.indexOf(table.name()), FIRST.size() + 1)))
                .toList();
    }

    /** The server's next keys come after all that were filled in. */
    /** Beyond what was copied, and never back to what the server has used since. */
    private void sequencesBeyond() throws SQLException {
        for (String sequence : List.of("seq_resource_id", "seq_resource_history_id", "seq_reslink_id")) {
            run("select setval('" + sequence + "', greatest(" + 4 * DOCUMENTS + ", nextval('" + sequence + "')))");
        }
    }

    private long number(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
