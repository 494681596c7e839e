package fr.carnet.clinical.current;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One current list. Entries about the same are one: the word of a professional counts before the holder's, then the
 * latest; when it says that the thing is over, the list does not have it. A statement that there is nothing ends with the
 * first entry it denies; one that nothing is known ends with any other. Pure, and looks only at what the caller sees.
 */
final class CurrentList {
    private CurrentList() {}

    static List<Statement> of(List<Statement> statements) {
        List<Statement> holding = new ArrayList<>();
        for (List<Statement> group :
                groups(statements.stream().filter(Statement::positive).toList())) {
            Statement word = group.stream().min(Statement.WORD).orElseThrow();
            if (!word.over()) {
                holding.add(word);
            }
        }
        List<Statement> nothing = absences(statements, Statement.NONE).stream()
                .filter(none -> holding.stream().noneMatch(none::denies))
                .toList();
        List<Statement> current = new ArrayList<>(holding);
        current.addAll(nothing);
        if (current.isEmpty()) {
            current.addAll(absences(statements, Statement.UNKNOWN));
        }
        return current;
    }

    /** Those that say it, one per thing said. */
    private static List<Statement> absences(List<Statement> statements, String says) {
        List<Statement> saying = statements.stream()
                .filter(statement -> statement.says().equals(says))
                .toList();
        return groups(saying).stream()
                .map(group -> group.stream().min(Statement.WORD).orElseThrow())
                .filter(word -> !word.over())
                .toList();
    }

    /** Entries linked by what they share, over others too. */
    private static List<List<Statement>> groups(List<Statement> statements) {
        List<List<Statement>> groups = new ArrayList<>();
        for (Statement statement : statements) {
            List<Statement> joined = new ArrayList<>(List.of(statement));
            Set<String> about = new HashSet<>(statement.about());
            groups.removeIf(group -> {
                boolean shares = group.stream().anyMatch(other -> other.about().stream().anyMatch(about::contains));
                if (shares) {
                    joined.addAll(group);
                }
                return shares;
            });
            groups.add(joined);
        }
        return groups;
    }
}
