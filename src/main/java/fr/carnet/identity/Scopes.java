package fr.carnet.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SMART 2.2 resource scopes of a token ({@code patient/DocumentReference.rs}, {@code system/*.c}, v1
 * {@code user/Patient.read}). They only restrict: a token without any resource scope is not restricted, other scopes
 * are ignored.
 */
public record Scopes(List<Scope> granted) {
    public static final Scopes NONE = new Scopes(List.of());

    private static final Pattern RESOURCE_SCOPE =
            Pattern.compile("(?:patient|user|system)/([A-Za-z]+|\\*)\\.(c?r?u?d?s?|read|write|\\*)(?:\\?(.*))?");

    /**
     * @param type resource type or {@code *}
     * @param letters among {@code cruds}
     * @param criteria {@code name=value} of a granular scope ({@code patient/Observation.rs?category=laboratory}); empty
     *     for a whole type
     */
    public record Scope(String type, String letters, Set<String> criteria) {
        public Scope {
            criteria = Set.copyOf(criteria);
        }
    }

    public Scopes {
        granted = List.copyOf(granted);
    }

    /** Reads the {@code scope} claim (blank-separated); unknown scopes are ignored. */
    public static Scopes parse(String claim) {
        List<Scope> scopes = new ArrayList<>();
        for (String word : claim == null ? new String[0] : claim.trim().split("\\s+")) {
            Matcher matcher = RESOURCE_SCOPE.matcher(word);
            if (matcher.matches() && !matcher.group(2).isEmpty()) {
                scopes.add(new Scope(matcher.group(1), letters(matcher.group(2)), criteria(matcher.group(3))));
            }
        }
        return new Scopes(scopes);
    }

    private static String letters(String permission) {
        return switch (permission) {
            case "read" -> "rs";
            case "write" -> "cud";
            case "*" -> "cruds";
            default -> permission;
        };
    }

    private static Set<String> criteria(String query) {
        return query == null || query.isEmpty() ? Set.of() : Set.copyOf(List.of(query.split("&")));
    }

    /** Does the token let this interaction ({@code c}, {@code r}, {@code u}, {@code d} or {@code s}) on this type pass? */
    public boolean allow(String type, char interaction) {
        return allow(type, interaction, "");
    }

    /**
     * The same for a search with this query: a granular scope opens nothing but searches that bear its criteria, whose
     * results are then within it.
     *
     * @param query {@code name=value&…} as asked, decoded
     */
    public boolean allow(String type, char interaction, String query) {
        Set<String> asked = Set.copyOf(List.of(query.split("&")));
        return granted.isEmpty()
                || granted.stream()
                        .filter(scope -> scope.type().equals("*") || scope.type().equals(type))
                        .filter(scope -> scope.letters().indexOf(interaction) >= 0)
                        .anyMatch(scope -> asked.containsAll(scope.criteria()));
    }
}
