package fr.carnet.register;

import fr.carnet.register.SearchParameter.Column;
import fr.carnet.register.StringCondition.Mode;
import fr.carnet.register.TokenCondition.Token;
import fr.carnet.shared.fhir.SearchText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one offered parameter with its value into a condition. */
final class ConditionParser {
    private static final Pattern BARE_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final SearchParameters parameters;
    private final String type;
    private final Instant now;

    ConditionParser(SearchParameters parameters, String type, Instant now) {
        this.parameters = parameters;
        this.type = type;
        this.now = now;
    }

    /** @param name as sent, with its modifier */
    Condition parse(String name, String value) {
        Optional<SearchParameter> plain = parameters.find(type, name);
        if (plain.isPresent()) {
            return condition(name, plain.get(), "", value);
        }
        int colon = name.lastIndexOf(':');
        SearchParameter parameter = colon < 0
                ? null
                : parameters.find(type, name.substring(0, colon)).orElse(null);
        if (parameter == null || !offers(parameter, name.substring(colon + 1))) {
            throw SearchFaults.notOffered(type, name);
        }
        return condition(name, parameter, name.substring(colon + 1), value);
    }

    private static boolean offers(SearchParameter parameter, String modifier) {
        return switch (parameter.type()) {
            case STRING -> modifier.equals("exact") || modifier.equals("contains");
            case REFERENCE -> parameter.targets().contains(modifier);
            case TOKEN, DATE, URI -> false;
        };
    }

    private Condition condition(String name, SearchParameter parameter, String modifier, String value) {
        List<String> parts = SearchText.alternatives(value);
        if (parts.stream().anyMatch(part -> part.isBlank() || part.indexOf('\0') >= 0)) {
            throw SearchFaults.malformed(name);
        }
        int number = parameters.storedNumber(type, parameter);
        return switch (parameter.type()) {
            case TOKEN -> token(name, parameter, parts);
            case DATE -> new DateCondition(number, parameter.column(), dates(name, parts));
            case STRING -> new StringCondition(number, mode(modifier), strings(name, modifier, parts));
            case REFERENCE -> reference(name, parameter, modifier, parts);
            case URI -> new TokenCondition(number, literals(parts), false, false);
        };
    }

    private Condition token(String name, SearchParameter parameter, List<String> parts) {
        if (parameter.column() == Column.ID) {
            return new ColumnCondition(
                    "e.id",
                    parts.stream().map(part -> TextForms.exact(SearchText.unescaped(part))).toList());
        }
        List<Token> tokens = parts.stream().map(part -> token(name, part)).toList();
        if (parameter.column() == Column.STATUS) {
            return status(parameter, tokens);
        }
        boolean orNone = parameter.absent() != null
                && tokens.stream().anyMatch(token -> parameter.absent().equals(token.code()));
        return new TokenCondition(
                parameters.storedNumber(type, parameter), tokens, orNone, parameters.pointing(type, parameter));
    }

    private static Token token(String name, String part) {
        int bar = SearchText.find(part, '|', 0);
        if (bar < 0) {
            return new Token(null, TextForms.exact(SearchText.unescaped(part)));
        }
        String system = SearchText.unescaped(part.substring(0, bar));
        String code = SearchText.unescaped(part.substring(bar + 1));
        if (system.isBlank() && code.isBlank() || SearchText.find(part, '|', bar + 1) >= 0) {
            throw SearchFaults.malformed(name);
        }
        return new Token(TextForms.system(system), code.isEmpty() ? null : TextForms.exact(code));
    }

    /** The system of a FHIR code is implied; a code never stands without one. */
    private static Condition status(SearchParameter parameter, List<Token> tokens) {
        long implied = TextForms.system(parameter.system());
        List<Token> possible = tokens.stream()
                .filter(token -> token.system() == null || token.system() == implied)
                .toList();
        boolean any = possible.stream().anyMatch(token -> token.code() == null);
        return any
                ? (sql, record) -> sql.add("e.status is not null")
                : new ColumnCondition(
                        "e.status", possible.stream().map(Token::code).toList());
    }

    private Condition reference(String name, SearchParameter parameter, String modifier, List<String> parts) {
        boolean identifiers = parts.stream().anyMatch(part -> SearchText.find(part, '|', 0) >= 0);
        if (identifiers) {
            SearchParameter identifier = parameters
                    .find(type, parameter.name() + ":identifier")
                    .filter(found -> modifier.isEmpty())
                    .orElseThrow(() -> SearchFaults.malformed(name));
            return token(name, identifier, parts);
        }
        List<String> targets = modifier.isEmpty() ? parameter.targets() : List.of(modifier);
        List<Token> tokens = new ArrayList<>();
        for (String part : parts) {
            String text = SearchText.unescaped(part);
            if (BARE_ID.matcher(text).matches()) {
                targets.forEach(target -> tokens.add(new Token(null, target + "/" + text)));
            } else if (modifier.isEmpty() || text.matches("(?:.*/)?" + modifier + "/[^/]+")) {
                tokens.add(new Token(null, TextForms.exact(ElementValues.unversioned(text))));
            } else {
                throw SearchFaults.malformed(name);
            }
        }
        return new TokenCondition(parameter.number(), tokens, false, parameters.pointing(type, parameter));
    }

    private static List<Token> literals(List<String> parts) {
        return parts.stream()
                .map(part -> new Token(null, TextForms.exact(SearchText.unescaped(part))))
                .toList();
    }

    private List<DateQuery> dates(String name, List<String> parts) {
        return parts.stream()
                .map(part -> DateQuery.parse(part, now).orElseThrow(() -> SearchFaults.malformed(name)))
                .toList();
    }

    private static List<String> strings(String name, String modifier, List<String> parts) {
        List<String> texts = parts.stream().map(SearchText::unescaped).toList();
        if (!modifier.equals("exact") && texts.stream().anyMatch(text -> TextForms.folded(text).isEmpty())) {
            throw SearchFaults.malformed(name);
        }
        return texts;
    }

    private static Mode mode(String modifier) {
        return switch (modifier) {
            case "exact" -> Mode.EXACT;
            case "contains" -> Mode.CONTAINS;
            default -> Mode.STARTS;
        };
    }
}
