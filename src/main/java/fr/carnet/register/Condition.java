package fr.carnet.register;

import fr.carnet.shared.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What one parameter of a search asks of an entry; the values of one parameter are alternatives. */
interface Condition {
    /** Writes a predicate on {@code carnet_entry e} that names the record in every table it uses. */
    void write(Sql sql, int record);

    /** The same for a reader: what points to an entry hidden from him does not match. */
    default void write(Sql sql, int record, Visibility visibility) {
        write(sql, record);
    }

    /**
     * The entries ({@code v.entry}) of the values that match: no other can meet this condition.
     *
     * @return empty when others can
     */
    default Optional<Sql> entries(int record) {
        return Optional.empty();
    }

    /** Does the condition ask more of {@link #entries} than to be among them? */
    default boolean asksMore() {
        return false;
    }

    /** {@link #write} so that the database reads all values that match once, to count among thousands of entries. */
    default void writeForAll(Sql sql, int record, Visibility visibility) {
        write(sql, record, visibility);
    }

    /**
     * Some value of the parameter matches one of the alternatives: looked for among the values of the entry. The sum and
     * {@code is true} keep PostgreSQL from the index by value, the offset from joining; either may go through all values
     * of a long record for each of its entries (one of 20,000 documents among small ones: 10 ms for each).
     */
    static <T> void anyValue(Sql sql, int record, int parameter, List<T> alternatives, BiConsumer<Sql, T> match) {
        sql.add("exists (select 1 from carnet_entry_value v where v.record = ? and v.entry = e.resource_pid", record);
        sql.add(" and v.param + 0 = ? and (", parameter);
        either(sql, alternatives, match);
        sql.add(") is true offset 0 rows)");
    }

    static <T> void either(Sql sql, List<T> alternatives, BiConsumer<Sql, T> match) {
        String or = "";
        for (T alternative : alternatives) {
            sql.add(or);
            match.accept(sql, alternative);
            or = " or ";
        }
    }
}
