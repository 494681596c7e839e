package fr.carnet.register;

import java.util.List;

/** A text among the values: it starts with what is asked, contains it, or is exactly it. */
record StringCondition(int parameter, Mode mode, List<String> any) implements Condition {

    /** Default, {@code :contains}, {@code :exact}. */
    enum Mode {
        STARTS,
        CONTAINS,
        EXACT
    }

    @Override
    public void write(Sql sql, int record) {
        Condition.anyValue(sql, record, parameter, any, this::match);
    }

    private void match(Sql sql, String text) {
        if (mode == Mode.EXACT) {
            sql.add("coalesce(v.exact, v.text) = ?", TextForms.exact(text));
        } else {
            String literal = TextForms.likeLiteral(TextForms.folded(text));
            sql.add("v.text like ? escape '!'", (mode == Mode.CONTAINS ? "%" : "") + literal + "%");
        }
    }
}
