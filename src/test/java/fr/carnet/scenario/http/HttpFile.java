package fr.carnet.scenario.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code .http} collection as httpyac and the editors read it: requests between {@code ###}, expectations after {@code ??}. */
record HttpFile(Map<String, String> variables, List<Step> steps) {
    private static final Pattern VARIABLE = Pattern.compile("@([A-Za-z]+) = (.+)");
    private static final Pattern NAME = Pattern.compile("# @name ([A-Za-z]+)");
    private static final Pattern CALL = Pattern.compile("(GET|POST|PUT|PATCH|DELETE|HEAD) (\\S+)");

    /** One request; {@code name} under which its answer is referred to, empty when it is not. */
    record Step(
            String title, String name, String method, String url, Map<String, String> headers, String body,
            List<String> expectations) {}

    static HttpFile parse(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        List<Step> steps = new ArrayList<>();
        for (String part : text.split("(?m)^###")) {
            List<String> lines = part.lines().toList();
            lines.stream()
                    .map(VARIABLE::matcher)
                    .filter(Matcher::matches)
                    .forEach(found -> variables.put(found.group(1), found.group(2).trim()));
            if (lines.stream().anyMatch(line -> CALL.matcher(line).matches())) {
                steps.add(step(lines));
            }
        }
        return new HttpFile(variables, steps);
    }

    private static Step step(List<String> lines) {
        String name = "";
        Matcher call = null;
        Map<String, String> headers = new LinkedHashMap<>();
        StringBuilder body = new StringBuilder();
        List<String> expectations = new ArrayList<>();
        boolean inBody = false;
        for (String line : lines.subList(1, lines.size())) {
            Matcher named = NAME.matcher(line);
            Matcher found = CALL.matcher(line);
            if (line.startsWith("?? ")) {
                expectations.add(line.substring(3));
            } else if (call == null && named.matches()) {
                name = named.group(1);
            } else if (call == null && found.matches()) {
                call = found;
            } else if (call != null && !inBody && line.contains(": ")) {
                String[] header = line.split(": ", 2);
                headers.put(header[0], header[1]);
            } else if (call != null) {
                inBody = true;
                body.append(line).append('\n');
            }
        }
        String title = lines.get(0).trim();
        return new Step(
                title, name, call.group(1), call.group(2), headers, body.toString().trim(), expectations);
    }
}
