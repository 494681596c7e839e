package fr.carnet.register;

import java.util.List;

/**
 * One of these texts in a column of the entry itself: {@code _id}, {@code status}.
 *
 * @param values none: nothing can match, e.g. a code of another system
 */
record ColumnCondition(String column, List<String> values) implements Condition {
    @Override
    public void write(Sql sql, int record) {
        sql.in(column, values);
    }
}
