package fr.carnet.register;

import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.util.List;

/**
 * The statements of one search: its page and its total. Both bear the caller's visibility and only read.
 *
 * <p>One condition by code may lead: the database starts from the values that match it, at most {@link #FEW} of them. When
 * there are more, that is no way to a page of twenty, and what was found must not be used: the {@link #next} condition
 * leads, after the last one none, and entries are looked at in their order until the page is full. The database cannot
 * choose so itself: of one long record among many short ones it knows no more than of any.
 */
final class SearchStatements {
    /** A page and some more. */
    static final int FEW = 200;

    private final int record;
    private final String type;
    private final SearchRequest request;
    private final Visibility visibility;
    /** Most values that may lead. */
    private final int few;
    /** Place of the condition that leads; beyond the last: none. */
    private final int leader;

    SearchStatements(RecordNumber record, String type, SearchRequest request, Visibility visibility) {
        this.record = record.value();
        this.type = type;
        this.request = request;
        this.visibility = visibility;
        this.few = FEW;
        this.leader = leader(this.record, request.conditions(), 0);
    }

    private SearchStatements(SearchStatements before, int few, int from) {
        this.record = before.record;
        this.type = before.type;
        this.request = before.request;
        this.visibility = before.visibility;
        this.few = few;
        this.leader = leader(record, request.conditions(), from);
    }

    private static int leader(int record, List<Condition> conditions, int from) {
        int leader = from;
        while (leader < conditions.size() && conditions.get(leader).entries(record).isEmpty()) {
            leader++;
        }
        return leader;
    }

    boolean led() {
        return leader < request.conditions().size();
    }

    /** The same, led by the next condition that can. */
    SearchStatements next() {
        return new SearchStatements(this, few, leader + 1);
    }

    /** To count no further than that, as many values may lead; of those beyond, what is counted is the least there are. */
    SearchStatements countingUpTo(int most) {
        return new SearchStatements(this, most, 0);
    }

    /** How many values lead, counted no further than one beyond what may lead; 0 when none does. */
    Sql leading() {
        Sql sql = new Sql();
        return led() ? writeLeading(sql, "select count(*) from (", ") c") : sql.add("select 0");
    }

    private Sql writeLeading(Sql sql, String before, String after) {
        Sql values = request.conditions().get(leader).entries(record).orElseThrow();
        return sql.add(before).add(values.text(), values.arguments()).add(" limit " + (few + 1) + after);
    }

    Sql total() {
        Sql sql = new Sql().add("select count(*) from carnet_entry e");
        where(sql, !led());
        return sql;
    }

    /** Counted no further than one beyond {@code most}. */
    Sql totalUpTo(int most) {
        Sql sql = new Sql().add("select count(*) from (select 1 from carnet_entry e");
        where(sql, !led());
        return sql.add(" limit " + (most + 1) + ") c");
    }

    /**
     * One more entry than a page holds, in order, each joined with its current version and, as {@code led}, with how
     * many values led.
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
        sql.add(", (").add(leading().text(), leading().arguments()).add(") as led");
        sql.add(DrawnSql.from(type));
        where(sql, false);
        sql.add(") s");
        if (!after.isEmpty()) {
            sql.add(" where ");
            beyond(sql, after);
        }
        sql.add(order("s")).add(" limit " + (request.count() + 1)).add(") q");
        sql.add(" join hfj_res_ver v on v.partition_id = ? and v.res_id = q.resource_pid", record);
        return sql.add(" and v.res_ver = q.version").add(order("q"));
    }

    /** @param all entries by the thousand are looked at, not a page of them */
    private void where(Sql sql, boolean all) {
        sql.add(" where e.record = ? and e.type = ? and ", record, type);
        if (type.equals("List")) {
            VisibilitySql.writeList(sql, "e", record, TargetSeen.ITEM, visibility);
        } else if (DrawnSql.possible(type)) {
            DrawnSql.write(sql, record, "e", visibility);
            DrawnSql.newestOfTheSame(sql, record, visibility);
        } else {
            VisibilitySql.write(sql, "e", visibility);
        }
        for (int i = 0; i < request.conditions().size(); i++) {
            condition(sql, i, all);
        }
    }

    private void condition(Sql sql, int place, boolean all) {
        Condition condition = request.conditions().get(place);
        boolean leads = place == leader;
        if (leads) {
            // An array is made once; with {@code in} the values were seen to be gone through for each entry.
            writeLeading(sql.add(" and "), "e.resource_pid = any(array(", "))");
        }
        if (leads && !condition.asksMore()) {
            return;
        }
        sql.add(" and ");
        if (all) {
            condition.writeForAll(sql, record, visibility);
        } else {
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
