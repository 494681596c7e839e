package fr.carnet.register;

import java.util.List;

/**
 * A date among the values, or in the entry's own row.
 *
 * @param column null: among the values of {@code parameter}
 */
record DateCondition(int parameter, SearchParameter.Column column, List<DateQuery> any) implements Condition {
    @Override
    public void write(Sql sql, int record) {
        if (column == null) {
            Condition.anyValue(sql, record, parameter, any, (part, date) -> date.write(part, "v.low", "v.high"));
        } else if (column == SearchParameter.Column.LAST_UPDATED) {
            own(sql, "e.last_updated", "e.last_updated");
        } else {
            own(sql, "e.sort_date", "e.date_high");
        }
    }

    /** Without {@code date_high} the entry bears no date, and {@code sort_date} is but its place in the order. */
    private void own(Sql sql, String low, String high) {
        sql.add("(" + high + " is not null and (");
        Condition.either(sql, any, (part, date) -> date.write(part, low, high));
        sql.add("))");
    }
}
