package fr.carnet.identity;

import java.util.ArrayList;
import java.util.List;
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
            Pattern.compile("(?:patient|user|system)/([A-Za-z]+|\\*)\\.(c?r?u?d?s?|read|write|\\*)(?:\\?.*)?");

    /** @param type resource type or {@code *}; @param letters among {@code cruds} */
    public record Scope(String type, String letters) {}

    public Scopes {
        granted = List.copyOf(granted);
    }

    /** Reads the {@code scope} claim (blank-separated); unknown scopes are ignored. */
    public static Scopes parse(String claim) {
        List<Scope> scopes = new ArrayList<>();
        for (String word : claim == null ? new String[0] : claim.trim().split("\\s+")) {
            Matcher matcher = RESOURCE_SCOPE.matcher(word);
            if (matcher.matches() && !matcher.group(2).isEmpty()) {
                scopes.add(new Scope(matcher.group(1), letters(matcher.group(2))));
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

    /** Does the token let this interaction ({@code c}, {@code r}, {@code u}, {@code d} or {@code s}) on this type pass? */
    public boolean allow(String type, char interaction) {
        return granted.isEmpty()
                || granted.stream()
                        .anyMatch(s -> (s.type().equals("*") || s.type().equals(type))
                                && s.letters().indexOf(interaction) >= 0);
    }
}
