package fr.carnet.register;

import fr.carnet.register.TokenCondition.Token;
import fr.carnet.shared.Visibility;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code item} asks what a list holds. A list shown to a reader may hold what he does not see; asking for that must answer
 * as for what does not exist.
 */
final class ItemCondition {
    private static final Pattern TARGET = Pattern.compile("(DocumentReference|List)/([^/]+)");

    private ItemCondition() {}

    /** Adds, after a condition on the items of lists, that something asked for is not hidden from the reader. */
    static void unhidden(Sql sql, int record, int item, Condition condition, Visibility visibility) {
        if (condition instanceof TokenCondition tokens && tokens.parameter() == item) {
            sql.add(" and (");
            Condition.either(sql, held(tokens.any()), (part, token) -> {
                Matcher target = TARGET.matcher(token.code());
                part.add("(exists (select 1 from carnet_entry_value h where h.record = ?", record)
                        .add(" and h.entry = e.resource_pid and h.param = ? and h.text = ?)", item, token.code());
                if (target.matches()) {
                    part.add(" and ");
                    visible(part, record, item, target, visibility);
                }
                part.add(")");
            });
            sql.add(")");
        }
    }

    private static List<Token> held(List<Token> tokens) {
        return tokens.stream().filter(token -> token.code() != null).toList();
    }

    private static void visible(Sql sql, int record, int item, Matcher target, Visibility visibility) {
        sql.add("not exists (select 1 from carnet_entry t where t.record = ?", record)
                .add(" and t.type = ? and t.id = ? and (", target.group(1), target.group(2));
        if (target.group(1).equals("List")) {
            VisibilitySql.writeList(sql, "t", record, item, visibility);
        } else {
            VisibilitySql.write(sql, "t", visibility);
        }
        sql.add(") is not true)");
    }
}
