package fr.carnet.scenario.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One person's documents on a child server: deposited as text, found and read back by the holder. */
public final class Filing {
    private final ChildServer server;
    private final JsonNode person;

    private Filing(ChildServer server, JsonNode person) {
        this.server = server;
        this.person = person;
    }

    public static Filing at(ChildServer server) {
        return new Filing(server, server.sandbox("POST", "/sandbox/patients", "{\"open\":true}").get(0));
    }

    /** The same person as another server knows her. */
    public Filing on(ChildServer other) {
        return new Filing(other, person);
    }

    public String address() {
        return "/fhir/Patient/" + person.get("patientId").asText();
    }

    public String ins() {
        return person.at("/ins/value").asText();
    }

    public String depositor() {
        return server.token("{\"actor\":\"structure\",\"structure\":\"1690781810\"}");
    }

    public String holder() {
        return server.token("{\"actor\":\"patient\",\"ins\":\"" + ins() + "\"}");
    }

    public Api.Answer deposit(String depositor, String text) {
        return server.post("/fhir/DocumentReference", depositor, """
                {"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/%s"},
                 "type":{"coding":[{"system":"http://loinc.org","code":"11488-4"}]},
                 "date":"2026-01-10T10:00:00+01:00","author":[{"display":"Dr Claire Exemple"}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","title":"Consultation",
                   "creation":"2026-01-10T10:00:00+01:00","data":"%s"}}]}"""
                .formatted(person.get("patientId").asText(), ALot.base64(text.getBytes())));
    }

    /** Text of every document in the record; what cannot be read is its status and code. */
    public Set<String> texts() {
        Set<String> texts = new TreeSet<>();
        String holder = holder();
        String next = server.base() + "/fhir/DocumentReference?_count=100&patient=Patient/" + person.get("patientId").asText();
        while (next != null) {
            JsonNode page = Api.get(next, holder).json();
            page.path("entry").forEach(entry -> texts.add(text(holder, entry.get("resource"))));
            next = null;
            for (JsonNode link : page.path("link")) {
                next = link.path("relation").asText().equals("next") ? link.path("url").asText() : next;
            }
        }
        return texts;
    }

    private String text(String holder, JsonNode document) {
        String address = server.base() + "/fhir/" + document.at("/content/0/attachment/url").asText();
        Api.Answer answer = Api.call("GET", address, holder, null, Map.of("Accept", "*/*"));
        return answer.status() == 200 ? answer.text() : answer.status() + " " + answer.code();
    }
}
