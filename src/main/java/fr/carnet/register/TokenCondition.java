package fr.carnet.register;

import fr.carnet.shared.Visibility;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    /**
     * Alternatives of one system, asked as one list: as many alternatives one by one keep a database busy for minutes.
     *
     * @param codes none: any
     */
    private record Alike(Long system, Set<String> codes) {}

    private List<Alike> alternatives() {
        Map<Optional<Long>, Alike> alike = new LinkedHashMap<>();
        Set<Alike> wholeSystems = new LinkedHashSet<>();
        for (Token token : any) {
            if (token.code() == null) {
                wholeSystems.add(new Alike(token.system(), Set.of()));
            } else {
                alike.computeIfAbsent(
                                Optional.ofNullable(token.system()), system -> new Alike(token.system(), new LinkedHashSet<>()))
                        .codes()
                        .add(token.code());
            }
        }
        return Stream.concat(alike.values().stream(), wholeSystems.stream()).toList();
    }

    @Override
    public void write(Sql sql, int record) {
        if (orNone) {
            // The sum: see Condition#anyValue.
            sql.add("(not exists (select 1 from carnet_entry_value v where v.record = ?", record)
                    .add(" and v.entry = e.resource_pid and v.param + 0 = ?) or ", parameter);
        }
        Condition.anyValue(sql, record, parameter, alternatives(), TokenCondition::match);
        sql.add(orNone ? ")" : "");
    }

    @Override
    public void write(Sql sql, int record, Visibility visibility) {
        if (!pointing) {
            write(sql, record);
            return;
        }
        Condition.anyValue(sql, record, parameter, alternatives(), (part, alike) -> {
            part.add("(");
            match(part, alike);
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
        Condition.either(sql, alternatives(), TokenCondition::match);
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

    private static void match(Sql sql, Alike alike) {
        if (alike.codes.isEmpty()) {
            sql.add("v.system = ?", alike.system);
        } else if (alike.system == null) {
            texts(sql, alike.codes);
        } else {
            sql.add("(");
            texts(sql, alike.codes);
            sql.add(" and v.system = ?)", alike.system);
        }
    }

    private static void texts(Sql sql, Set<String> codes) {
        if (codes.size() == 1) {
            sql.add("v.text = ?", codes.iterator().next());
        } else {
            sql.in("v.text", codes);
        }
    }
}
