package fr.carnet.document.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.document.patch.FhirPath.Place;
import fr.carnet.document.patch.FhirPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the closed part of FHIRPath that {@link FhirPath} evaluates; anything outside it is no valid path. */
final class FhirPathParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:([A-Za-z_][A-Za-z0-9_]*)|'([^']*)'|\"([^\"]*)\"|([0-9]{1,6})|([.\\[\\]()=]))");

    /** @param kind {@code n} name, {@code s} string, {@code i} integer, {@code p} punctuation */
    private record Token(char kind, String text) {
        boolean is(String punctuation) {
            return kind == 'p' && text.equals(punctuation);
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private FhirPathParser(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(token(matcher));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank() || tokens.isEmpty()) {
            throw malformed();
        }
    }

    private static Token token(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Token('n', matcher.group(1));
        }
        if (matcher.group(2) != null || matcher.group(3) != null) {
            return new Token('s', matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return matcher.group(4) != null ? new Token('i', matcher.group(4)) : new Token('p', matcher.group(5));
    }

    /** @param resourceType root name that may stand in front; a path that is only it has no step */
    static FhirPath parse(String resourceType, String text) {
        FhirPathParser parser = new FhirPathParser(text);
        if (parser.peek("n") && parser.tokens.get(0).text().equals(resourceType)) {
            parser.at++;
            if (parser.done()) {
                return new FhirPath(text, List.of());
            }
            parser.expect(".");
        }
        List<Step> steps = parser.steps();
        if (!parser.done() || !(steps.get(0) instanceof FhirPath.Name)) {
            throw parser.malformed();
        }
        return new FhirPath(text, steps);
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        step(steps);
        while (!done()) {
            if (take("[")) {
                steps.add(new FhirPath.Item(Integer.parseInt(next('i'))));
                expect("]");
            } else if (nextIs(".") && !followedByExists()) {
                at++;
                step(steps);
            } else if (peek("n") && tokens.get(at).text().equals("as")) {
                at++;
                steps.add(ofBoolean(next('n')));
            } else {
                break;
            }
        }
        return steps;
    }

    /** {@code .exists} ends a path inside a condition: it asks, it does not designate. */
    private boolean followedByExists() {
        return at + 1 < tokens.size() && tokens.get(at + 1).text().equals("exists");
    }

    private void step(List<Step> steps) {
        String name = next('n');
        if (!take("(")) {
            steps.add(new FhirPath.Name(name));
            return;
        }
        switch (name) {
            case "first" -> steps.add(new FhirPath.Item(0));
            case "last" -> steps.add(new FhirPath.Last());
            case "where" -> steps.add(new FhirPath.Where(condition()));
            case "extension" -> {
                String url = next('s');
                steps.add(new FhirPath.Name("extension"));
                steps.add(new FhirPath.Where(n -> n.path("url").asText().equals(url)));
            }
            case "ofType", "as" -> steps.add(ofBoolean(next('n')));
            default -> throw malformed();
        }
        expect(")");
    }

    private Step ofBoolean(String type) {
        if (!type.equals("boolean")) {
            throw malformed();
        }
        return new FhirPath.OfBoolean();
    }

    private Predicate<JsonNode> condition() {
        Predicate<JsonNode> condition = comparison();
        while (peek("n") && tokens.get(at).text().equals("and")) {
            at++;
            condition = condition.and(comparison());
        }
        return condition;
    }

    private Predicate<JsonNode> comparison() {
        FhirPath path = new FhirPath(text, steps());
        if (!(path.steps().get(0) instanceof FhirPath.Name)) {
            throw malformed();
        }
        if (take("=")) {
            String expected = literal();
            return node -> found(path, node).stream().anyMatch(p -> p.node().asText().equals(expected));
        }
        expect(".");
        next('n');
        expect("(");
        Predicate<JsonNode> inner = nextIs(")") ? node -> true : condition();
        expect(")");
        return node -> found(path, node).stream().anyMatch(p -> inner.test(p.node()));
    }

    private String literal() {
        if (peek("n")) {
            return next('n');
        }
        return next('s');
    }

    private static List<Place> found(FhirPath path, JsonNode node) {
        return node instanceof ObjectNode object ? path.places(object) : List.of();
    }

    private boolean done() {
        return at >= tokens.size();
    }

    private boolean peek(String kind) {
        return !done() && tokens.get(at).kind() == kind.charAt(0);
    }

    private boolean nextIs(String punctuation) {
        return !done() && tokens.get(at).is(punctuation);
    }

    private boolean take(String punctuation) {
        boolean there = nextIs(punctuation);
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(String punctuation) {
        if (!take(punctuation)) {
            throw malformed();
        }
    }

    private String next(char kind) {
        if (done() || tokens.get(at).kind() != kind) {
            throw malformed();
        }
        return tokens.get(at++).text();
    }

    private RuntimeException malformed() {
        return PatchRefusals.invalid(
                text, "Ce chemin FHIRPath n'est pas compris.", "This FHIRPath path is not understood.");
    }
}
