package fr.carnet.register;

import fr.carnet.shared.Visibility;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;

/** {@link Visibility#shows} as a predicate on {@code carnet_entry e}; a test proves that both agree. */
final class VisibilitySql {
    private VisibilitySql() {}

    /** What most rows meet comes first: the texts of authors are looked into for the others only. */
    static void write(Sql sql, Visibility visibility) {
        sql.add("e.deleted = false and (");
        if (!visibility.ownOnly()) {
            sql.add("(");
            shown(sql, visibility);
            sql.add(") or ");
        }
        own(sql, visibility.ownKeys());
        sql.add(")");
    }

    private static void own(Sql sql, Set<String> keys) {
        TreeSet<String> ordered = new TreeSet<>(keys);
        sql.in("e.structure", ordered);
        for (String key : ordered) {
            sql.add(" or e.authors like ? escape '!'", "%" + TextForms.likeLiteral(KeySet.joined(Set.of(key))) + "%");
        }
    }

    private static void shown(Sql sql, Visibility visibility) {
        if (visibility.everyType()) {
            sql.add("1 = 1");
        } else {
            sql.in("e.document_type", new ArrayList<>(new TreeSet<>(visibility.types())));
        }
        if (!visibility.masked()) {
            sql.add(" and e.masked = false");
        }
        if (!visibility.hiddenFromPatient()) {
            OffsetDateTime now = visibility.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
            sql.add(" and (e.hidden_until is null or e.hidden_until <= ?)", now);
        }
        if (!visibility.hiddenFromRepresentatives()) {
            sql.add(" and e.hidden_representatives = false");
        }
    }
}
