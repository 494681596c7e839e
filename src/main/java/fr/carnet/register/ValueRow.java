package fr.carnet.register;

/**
 * One search value of an entry, as stored; what a kind does not use is null.
 *
 * @param parameter number of the parameter
 * @param system token: {@link TextForms#system}
 * @param text token code, reference, or folded string
 * @param exact string as written, when folding changed it; for what points to another entry, the id of that one
 * @param range date
 */
record ValueRow(int parameter, Long system, String text, String exact, DateRange range) {
    static ValueRow token(int parameter, String system, String code) {
        return new ValueRow(parameter, TextForms.system(system), TextForms.exact(code), null, null);
    }

    static ValueRow literal(int parameter, String text) {
        return new ValueRow(parameter, null, TextForms.exact(text), null, null);
    }

    /** The same, known to point to the entry with this id; null: to none. */
    ValueRow pointingTo(String id) {
        return id == null ? this : new ValueRow(parameter, system, text, id, range);
    }

    static ValueRow string(int parameter, String text) {
        String folded = TextForms.folded(text);
        String exact = TextForms.exact(text);
        return new ValueRow(parameter, null, folded, exact.equals(folded) ? null : exact, null);
    }

    static ValueRow date(int parameter, DateRange range) {
        return new ValueRow(parameter, null, null, null, range);
    }
}
