package fr.carnet.register;

import fr.carnet.shared.Visibility;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;

/** {@link Visibility#shows} as a predicate on {@code carnet_entry}; a test proves that both agree. */
final class VisibilitySql {
    private VisibilitySql() {}

    /** What most rows meet comes first: the texts of authors are looked into for the others only. */
    static void write(Sql sql, String entry, Visibility visibility) {
        sql.add(entry + ".deleted = false and (");
        if (!visibility.ownOnly()) {
            sql.add("(");
            shown(sql, entry, visibility);
            sql.add(") or ");
        }
        own(sql, entry, visibility.ownKeys());
        sql.add(")");
    }

    /**
     * A submission set or folder tells that documents exist: besides his own, a caller sees those that hold a document he
     * sees. The sum in the statement: see {@link Condition#anyValue}.
     *
     * @param item number of the search parameter {@code item}
     */
    static void writeList(Sql sql, String entry, int record, int item, Visibility visibility) {
        sql.add(entry + ".deleted = false and (");
        own(sql, entry, visibility.ownKeys());
        sql.add(" or exists (select 1 from carnet_entry_value x join carnet_entry d on d.record = ?", record)
                .add(" and d.type = 'DocumentReference' and d.id = x.exact")
                .add(" where x.record = ? and x.entry = " + entry + ".resource_pid and x.param + 0 = ? and ", record, item);
        write(sql, "d", visibility);
        sql.add("))");
    }

    private static void own(Sql sql, String entry, Set<String> keys) {
        TreeSet<String> ordered = new TreeSet<>(keys);
        sql.in(entry + ".structure", ordered);
        for (String key : ordered) {
            sql.add(" or " + entry + ".authors like ? escape '!'", "%" + TextForms.likeLiteral(KeySet.joined(Set.of(key))) + "%");
        }
    }

    private static void shown(Sql sql, String entry, Visibility visibility) {
        if (visibility.everyType()) {
            sql.add("1 = 1");
        } else {
            // One argument however many types: the statement stays the same, and the database plans it once. Taken as rows,
            // they are looked up; an array in a plan that is kept would be gone through from its beginning.
            sql.add(entry + ".document_type in (select t.code from unnest(cast(? as varchar array)) as t(code))",
                    (Object) visibility.types().toArray(String[]::new));
        }
        if (!visibility.masked()) {
            sql.add(" and " + entry + ".masked = false");
        }
        if (!visibility.hiddenFromPatient()) {
            OffsetDateTime now = visibility.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
            sql.add(" and (" + entry + ".hidden_until is null or " + entry + ".hidden_until <= ?)", now);
        }
        if (!visibility.hiddenFromRepresentatives()) {
            sql.add(" and " + entry + ".hidden_representatives = false");
        }
    }
}
