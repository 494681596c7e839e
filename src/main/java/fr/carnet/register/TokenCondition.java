package fr.carnet.register;

import fr.carnet.shared.Visibility;
import java.util.List;
import java.util.Optional;

/**
 * A code, identifier or reference among the values.
 *
 * @param orNone an entry without any value matches too (the parameter's value when absent was asked)
 * @param pointing its values may point to other entries
 */
record TokenCondition(int parameter, List<Token> any, boolean orNone, boolean pointing) implements Condition {

    /**
     * @param system null: any; 0: none
     * @param code null: any
     */
    record Token(Long system, String code) {}

    @Override
    public void write(Sql sql, int record) {
        if (orNone) {
            // The sum: see Condition#anyValue.
            sql.add("(not exists (select 1 from carnet_entry_value v where v.record = ?", record)
                    .add(" and v.entry = e.resource_pid and v.param + 0 = ?) or ", parameter);
        }
        Condition.anyValue(sql, record, parameter, any, TokenCondition::match);
        sql.add(orNone ? ")" : "");
    }

    @Override
    public void write(Sql sql, int record, Visibility visibility) {
        if (!pointing) {
            write(sql, record);
            return;
        }
        Condition.anyValue(sql, record, parameter, any, (part, token) -> {
            part.add("(");
            match(part, token);
            part.add(" and ");
            TargetSeen.write(part, record, visibility);
            part.add(")");
        });
    }

    @Override
    public Optional<Sql> entries(int record) {
        if (orNone) {
            return Optional.empty();
        }
        Sql sql = new Sql().add("select v.entry from carnet_entry_value v where v.record = ? and v.param = ? and (", record, parameter);
        Condition.either(sql, any, TokenCondition::match);
        return Optional.of(sql.add(")"));
    }

    @Override
    public boolean asksMore() {
        return pointing;
    }

    /** What is wrapped is not joined. */
    @Override
    public void writeForAll(Sql sql, int record, Visibility visibility) {
        Optional<Sql> entries = entries(record);
        if (entries.isPresent() && !asksMore()) {
            sql.add("coalesce(e.resource_pid in (").add(entries.get().text(), entries.get().arguments()).add("), false)");
        } else {
            write(sql, record, visibility);
        }
    }

    private static void match(Sql sql, Token token) {
        if (token.code == null) {
            sql.add("v.system = ?", token.system);
        } else if (token.system == null) {
            sql.add("v.text = ?", token.code);
        } else {
            sql.add("(v.text = ? and v.system = ?)", token.code, token.system);
        }
    }
}
