package fr.carnet.scenario.rights;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What a client did to one record, in the words of the trace, kept by the client itself. */
final class Ledger {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Instant[]> bounds = new LinkedHashMap<>();

    /**
     * @param call X-Request-Id of the call it belongs to
     * @param who identifier of the actor
     * @param action C, R, U, D, E
     * @param rest the last restful-interaction code
     * @param what {@code Type/id}, {@code ?Type} for a search, {@code $name} for an operation, {@code ""} for the record
     * @param outcome 0 granted, 4 refused
     * @param why purpose of use
     */
    record Line(String call, String who, String action, String rest, String what, String outcome, String why) {}

    /**
     * @param hidden of an entry the holder does not see yet
     * @param hiddenFromRepresentatives of an entry they do not see, at the end of the day
     */
    private record Entry(Line line, boolean single, boolean hidden, BooleanSupplier hiddenFromRepresentatives) {}

    /** One call, timed; its id is what the server answers. */
    Api.Answer timed(String method, String path, String token, Object body, String contentType) {
        Instant before = Instant.now();
        Api.Answer answer = Api.call(method, path, token, body, Map.of("Content-Type", contentType, "Accept", "application/fhir+json"));
        bounds.put(answer.header("X-Request-Id"), new Instant[] {before, Instant.now()});
        return answer;
    }

    /** @param single about one entry of the record */
    void add(Line line, boolean single, boolean hidden, BooleanSupplier hiddenFromRepresentatives) {
        entries.add(new Entry(line, single, hidden, hiddenFromRepresentatives));
    }

    /** What he did himself he sees, even of an entry hidden from him: his attempt tells him nothing. */
    List<Line> forHolder(String who) {
        return lines(entry -> entry.line().who().equals(who) || !entry.hidden());
    }

    List<Line> forRepresentative(String who) {
        return lines(entry ->
                entry.line().who().equals(who) || (!entry.hidden() && !entry.hiddenFromRepresentatives().getAsBoolean()));
    }

    /** His own, without his refused attempts at single entries. */
    List<Line> forProfessional(String who) {
        return lines(entry -> entry.line().who().equals(who)
                && (entry.line().outcome().equals("0") || !entry.single()));
    }

    private List<Line> lines(Predicate<Entry> shown) {
        return entries.stream().filter(shown).map(Entry::line).toList();
    }

    /** Was it recorded while the client waited for that call's answer? */
    boolean inTime(JsonNode event) {
        Instant[] call = bounds.get(call(event));
        Instant recorded = OffsetDateTime.parse(event.get("recorded").asText()).toInstant();
        return !recorded.isBefore(call[0].truncatedTo(ChronoUnit.MILLIS)) && !recorded.isAfter(call[1]);
    }

    /** Every event a viewer of the record's trace is shown, over all pages, of the calls this ledger knows. */
    List<JsonNode> shown(APerson person, String token) {
        List<JsonNode> events = new ArrayList<>();
        String next = "/fhir/AuditEvent?_count=37&patient=" + person.reference();
        while (!next.isEmpty()) {
            Api.Answer page = Api.get(next, token);
            if (page.status() != 200) {
                throw new IllegalStateException(page.text());
            }
            page.json().path("entry").forEach(entry -> events.add(entry.get("resource")));
            next = "";
            for (JsonNode link : page.json().path("link")) {
                next = link.path("relation").asText().equals("next") ? local(link.get("url").asText()) : next;
            }
        }
        return events.stream().filter(event -> bounds.containsKey(call(event))).toList();
    }

    static String local(String url) {
        return url.substring(url.indexOf("/fhir"));
    }

    static Line line(JsonNode event) {
        JsonNode subtypes = event.get("subtype");
        String rest = "";
        String operation = "";
        for (JsonNode subtype : subtypes) {
            String code = subtype.get("code").asText();
            rest = subtype.get("system").asText().endsWith("restful-interaction") ? code : rest;
            operation = code.startsWith("$") ? code : operation;
        }
        JsonNode who = event.at("/agent/0");
        return new Line(
                call(event),
                who.at("/who/identifier/value").asText(),
                event.get("action").asText(),
                rest,
                operation.isEmpty() ? what(event) : operation,
                event.get("outcome").asText(),
                who.at("/purposeOfUse/0/coding/0/code").asText());
    }

    private static String what(JsonNode event) {
        String what = "";
        for (JsonNode entity : event.get("entity")) {
            if (entity.has("query")) {
                String asked = new String(Base64.getDecoder().decode(entity.get("query").asText()), StandardCharsets.UTF_8);
                return "?" + asked.replaceFirst("\\?.*", "");
            }
            String reference = entity.at("/what/reference").asText();
            what = reference.isEmpty() || reference.startsWith("Patient/") ? what : reference;
        }
        return what;
    }

    private static String call(JsonNode event) {
        for (JsonNode entity : event.get("entity")) {
            if (entity.at("/type/code").asText().equals("XrequestId")) {
                return entity.at("/what/identifier/value").asText();
            }
        }
        return "";
    }
}
