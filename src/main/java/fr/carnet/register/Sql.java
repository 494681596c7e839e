package fr.carnet.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A statement in the making, with its arguments in order. */
final class Sql {
    private final StringBuilder text = new StringBuilder(1024);
    private final List<Object> arguments = new ArrayList<>();

    Sql add(String fragment, Object... values) {
        text.append(fragment);
        Collections.addAll(arguments, values);
        return this;
    }

    /** {@code column in (?, …)}; never true for no value. */
    Sql in(String column, Collection<?> values) {
        if (values.isEmpty()) {
            return add("1 = 0");
        }
        text.append(column).append(" in (?").append(", ?".repeat(values.size() - 1)).append(')');
        arguments.addAll(values);
        return this;
    }

    String text() {
        return text.toString();
    }

    Object[] arguments() {
        return arguments.toArray();
    }
}
