package fr.carnet.register;

import fr.carnet.shared.Visibility;

/**
 * Searches by what an entry points to ({@code item}, {@code relatesto}, {@code related}, and their {@code :identifier}). An
 * entry shown to a reader may point to what he does not see; asking for that must answer as for what does not exist.
 */
final class TargetSeen {
    /** Number of {@code List.item} in search-parameters.json. */
    static final int ITEM = 214;

    private TargetSeen() {}

    /** The value {@code v} points to no entry of the record, or to one that is seen. */
    static void write(Sql sql, int record, Visibility visibility) {
        sql.add("(v.exact is null or not exists (select 1 from carnet_entry t where t.record = ?", record);
        sql.add(" and t.id = v.exact and ");
        any(sql, record, "t", visibility);
        sql.add(" is not true))");
    }

    /** An entry of any type is seen. */
    static void any(Sql sql, int record, String entry, Visibility visibility) {
        sql.add("((" + entry + ".type <> 'List' and ");
        DrawnSql.write(sql, record, entry, visibility);
        sql.add(") or (" + entry + ".type = 'List' and ");
        VisibilitySql.writeList(sql, entry, record, ITEM, visibility);
        sql.add("))");
    }
}
