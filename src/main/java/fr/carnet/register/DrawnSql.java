package fr.carnet.register;

import fr.carnet.shared.Visibility;
import java.util.Set;

/**
 * Entries drawn from a document ({@code carnet_entry.source}): they are seen as long as their document is current and seen
 * itself, decided on the document's own row, so that there is no moment at which one is hidden and the other is not.
 */
final class DrawnSql {
    /** Types that are ever drawn from a document; all others are read without a look at a source. */
    private static final Set<String> TYPES = Set.of(
            "AllergyIntolerance",
            "Condition",
            "DiagnosticReport",
            "Immunization",
            "MedicationDispense",
            "MedicationStatement",
            "Observation",
            "Provenance");

    private static final String OWN = "e.resource_pid, e.id, e.version, e.last_updated, e.document_type, e.authors,"
            + " e.structure, e.source, ";
    private static final String PLAIN = OWN + "e.masked, e.hidden_until, e.hidden_representatives, e.deleted";
    private static final String WITH_SOURCE = OWN
            + "(e.masked or coalesce(d.masked, false)) as masked, coalesce(d.hidden_until, e.hidden_until) as hidden_until,"
            + " (e.hidden_representatives or coalesce(d.hidden_representatives, false)) as hidden_representatives,"
            + " (e.deleted or (e.source is not null and (d.id is null or d.deleted or d.status <> 'current'))) as deleted";
    private static final String DOCUMENT = " and d.type = 'DocumentReference' and d.id = ";

    private DrawnSql() {}

    static boolean possible(String type) {
        return TYPES.contains(type);
    }

    /** What an {@link Entry} is made of, from {@link #from}. */
    static String columns(String type) {
        return possible(type) ? WITH_SOURCE : PLAIN;
    }

    /** The same for entries of several types. */
    static String columnsOfAny() {
        return WITH_SOURCE;
    }

    /** {@code carnet_entry e}, with the document it was drawn from as {@code d}. */
    static String from(String type) {
        return possible(type) ? fromAny() : " from carnet_entry e";
    }

    /** The same for entries of several types. */
    static String fromAny() {
        return " from carnet_entry e left join carnet_entry d on d.record = e.record" + DOCUMENT + "e.source";
    }

    /** An entry of a type that may be drawn: it and its document are shown. */
    static void write(Sql sql, int record, String entry, Visibility visibility) {
        VisibilitySql.write(sql, entry, visibility);
        sql.add(" and (" + entry + ".source is null or ");
        document(sql, record, entry, visibility);
        sql.add(")");
    }

    /** Of several that say the same, the newest of those shown. */
    static void newestOfTheSame(Sql sql, int record, Visibility visibility) {
        sql.add(" and (e.source is null or not exists (select 1 from carnet_entry_same s join carnet_entry_same t");
        sql.add(" on t.record = ? and t.digest = s.digest and t.entry > s.entry", record);
        sql.add(" join carnet_entry f on f.record = ? and f.resource_pid = t.entry", record);
        sql.add(" where s.record = ? and s.entry = e.resource_pid and ", record);
        VisibilitySql.write(sql, "f", visibility);
        sql.add(" and ");
        document(sql, record, "f", visibility);
        sql.add("))");
    }

    /** Those that share something with this one, itself included, and are shown. */
    static Sql same(int record, long resourcePid, Visibility visibility) {
        Sql sql = new Sql().add("e.source is not null and (e.resource_pid = ? or e.resource_pid in (", resourcePid);
        sql.add("select t.entry from carnet_entry_same s join carnet_entry_same t on t.record = ?", record);
        sql.add(" and t.digest = s.digest where s.record = ? and s.entry = ?)) and ", record, resourcePid);
        write(sql, record, "e", visibility);
        return sql;
    }

    private static void document(Sql sql, int record, String entry, Visibility visibility) {
        sql.add("exists (select 1 from carnet_entry x where x.record = ?", record);
        sql.add(" and x.type = 'DocumentReference' and x.id = " + entry + ".source and x.status = 'current' and ");
        VisibilitySql.write(sql, "x", visibility);
        sql.add(")");
    }
}
