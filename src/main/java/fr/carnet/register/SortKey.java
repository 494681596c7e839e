package fr.carnet.register;

import fr.carnet.register.SearchParameter.Column;

/**
 * One key of the order of a search. Entries without a value come last by date, and first by text in ascending order.
 *
 * @param column null: the least value of {@code parameter}, or the greatest when descending
 * @param number dates are numbers, everything else text
 */
record SortKey(int parameter, Column column, boolean number, boolean descending) {
    /** Newest first. */
    static final SortKey NEWEST = new SortKey(0, Column.DATE, true, true);

    void write(Sql sql, int record) {
        if (column == null) {
            String value = (descending ? "max(" : "min(") + (number ? "v.low)" : "v.text)");
            // The sum: see Condition#anyValue.
            sql.add("coalesce((select " + value + " from carnet_entry_value v where v.record = ?", record)
                    .add(" and v.entry = e.resource_pid and v.param + 0 = ?), ", parameter)
                    .add(absent())
                    .add(")");
        } else {
            sql.add(switch (column) {
                case ID -> "e.id";
                case STATUS -> "coalesce(e.status, '')";
                case LAST_UPDATED -> "e.last_updated";
                case DATE -> "e.sort_date";
            });
        }
    }

    private String absent() {
        if (!number) {
            return "''";
        }
        return descending ? "-9223372036854775807" : "9223372036854775807";
    }
}
