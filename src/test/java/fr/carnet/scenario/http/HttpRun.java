package fr.carnet.scenario.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.Api;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the requests of a collection one after the other, filling {@code {{…}}} from variables and earlier answers. */
final class HttpRun {
    private static final Pattern BLANK = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Pattern STATUS = Pattern.compile("status == (\\d{3})");
    private static final Pattern INCLUDES = Pattern.compile("body includes (.+)");

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, JsonNode> answers = new HashMap<>();

    /** @param host address that takes the place of the collection's own */
    HttpRun(HttpFile file, String host) {
        variables.putAll(file.variables());
        variables.put("host", host);
    }

    void call(HttpFile.Step step) {
        Map<String, String> headers = new LinkedHashMap<>();
        step.headers().forEach((name, value) -> headers.put(name, filled(value)));
        String body = step.body().isEmpty() ? null : filled(step.body());
        Api.Answer answer =
                Api.call(step.method(), filled(step.url()).replace("|", "%7C"), null, body, headers);
        answers.put(step.name(), answer.json());
        assertThat(step.expectations()).as(step.title() + " expects something").isNotEmpty();
        step.expectations().forEach(expected -> check(step, expected, answer));
    }

    private void check(HttpFile.Step step, String expected, Api.Answer answer) {
        String told = step.title() + ": " + answer.text();
        Matcher status = STATUS.matcher(expected);
        Matcher includes = INCLUDES.matcher(expected);
        if (status.matches()) {
            assertThat(answer.status()).as(told).isEqualTo(Integer.parseInt(status.group(1)));
        } else if (includes.matches()) {
            assertThat(answer.text()).as(told).contains(filled(includes.group(1)));
        } else {
            throw new IllegalArgumentException("an expectation this run does not know: " + expected);
        }
    }

    String filled(String text) {
        return BLANK.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1).trim())));
    }

    private String value(String name) {
        if (name.equals("$uuid")) {
            return UUID.randomUUID().toString();
        }
        if (name.equals("$datetime iso8601")) {
            return Instant.now().toString();
        }
        if (variables.containsKey(name)) {
            return variables.get(name);
        }
        String[] parts = name.split("(?=[.\\[])", 2);
        String pointer = parts.length == 1 ? "" : parts[1].replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
        JsonNode found = answers.getOrDefault(parts[0], com.fasterxml.jackson.databind.node.MissingNode.getInstance())
                .at(pointer);
        if (found.isMissingNode()) {
            throw new IllegalArgumentException("no earlier answer gives " + name);
        }
        return found.asText();
    }
}
