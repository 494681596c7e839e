package fr.carnet.register;

import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.util.List;

/** The statements of one search: its page and its total. Both bear the caller's visibility and only read. */
final class SearchStatements {
    private final int record;
    private final String type;
    private final SearchRequest request;
    private final Visibility visibility;

    SearchStatements(RecordNumber record, String type, SearchRequest request, Visibility visibility) {
        this.record = record.value();
        this.type = type;
        this.request = request;
        this.visibility = visibility;
    }

    Sql total() {
        Sql sql = new Sql().add("select count(*) from carnet_entry e");
        where(sql);
        return sql;
    }

    /** Counted no further than one beyond {@code most}. */
    Sql totalUpTo(int most) {
        Sql sql = new Sql().add("select count(*) from (select 1 from carnet_entry e");
        where(sql);
        return sql.add(" limit " + (most + 1) + ") c");
    }

    /**
     * One more entry than a page holds, in order, each joined with its current version.
     *
     * @param after place of the last entry already shown; empty for the first page
     */
    Sql page(List<Object> after) {
        Sql sql = new Sql().add("select q.*, v.res_text_vc from (select s.* from (select " + DrawnSql.columns(type));
        for (int i = 0; i < request.sort().size(); i++) {
            sql.add(", ");
            request.sort().get(i).write(sql, record);
            sql.add(" as k" + i);
        }
        sql.add(DrawnSql.from(type));
        where(sql);
        sql.add(") s");
        if (!after.isEmpty()) {
            sql.add(" where ");
            beyond(sql, after);
        }
        sql.add(order("s")).add(" limit " + (request.count() + 1)).add(") q");
        sql.add(" join hfj_res_ver v on v.partition_id = ? and v.res_id = q.resource_pid", record);
        return sql.add(" and v.res_ver = q.version").add(order("q"));
    }

    private void where(Sql sql) {
        sql.add(" where e.record = ? and e.type = ? and ", record, type);
        if (type.equals("List")) {
            VisibilitySql.writeList(sql, "e", record, TargetSeen.ITEM, visibility);
        } else if (DrawnSql.possible(type)) {
            DrawnSql.write(sql, record, "e", visibility);
            DrawnSql.newestOfTheSame(sql, record, visibility);
        } else {
            VisibilitySql.write(sql, "e", visibility);
        }
        for (Condition condition : request.conditions()) {
            sql.add(" and ");
            condition.write(sql, record, visibility);
        }
    }

    private String order(String table) {
        StringBuilder order = new StringBuilder(" order by ");
        for (int i = 0; i <= request.sort().size(); i++) {
            order.append(i == 0 ? "" : ", ").append(table).append('.').append(key(i));
            order.append(descending(i) ? " desc" : " asc");
        }
        return order.toString();
    }

    /** The first condition says nothing new: it lets the database start in its index where the last page ended. */
    private void beyond(Sql sql, List<Object> after) {
        sql.add("s." + key(0) + (descending(0) ? " <= ?" : " >= ?"), after.get(0)).add(" and (");
        for (int i = 0; i < after.size(); i++) {
            sql.add("s." + key(i) + (descending(i) ? " < ?" : " > ?"), after.get(i));
            if (i < after.size() - 1) {
                sql.add(" or (s." + key(i) + " = ? and (", after.get(i));
            }
        }
        sql.add("))".repeat(after.size() - 1)).add(")");
    }

    /** After the keys asked, the order in which entries were stored. */
    private String key(int i) {
        return i == request.sort().size() ? "resource_pid" : "k" + i;
    }

    private boolean descending(int i) {
        return request.sort().get(i == request.sort().size() ? 0 : i).descending();
    }
}
