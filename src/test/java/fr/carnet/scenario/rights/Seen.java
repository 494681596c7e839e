package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** What a caller gets to see of a record, path by path. */
final class Seen {
    private Seen() {}

    /** Deposits, and gives the id. */
    static String deposited(String token, String document) {
        return stored("/fhir/DocumentReference", token, document);
    }

    static String stored(String path, String token, String resource) {
        Api.Answer answer = Api.post(path, token, resource);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    static String consent(String token, String consent) {
        return stored("/fhir/Consent", token, consent);
    }

    static Api.Answer search(APerson person, String token) {
        return Api.get("/fhir/DocumentReference?_count=100&patient=" + person.reference(), token);
    }

    /** Ids found, after the total was seen to be exact. */
    static Set<String> ids(Api.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Set<String> ids = new TreeSet<>();
        for (JsonNode entry : answer.json().path("entry")) {
            ids.add(entry.at("/resource/id").asText());
        }
        assertThat(answer.json().path("total").asInt(ids.size())).isEqualTo(ids.size());
        return ids;
    }

    /** Ids on all pages of a search, each told once, their number the total of every page. */
    static Set<String> all(String search, String token) {
        Set<String> ids = new TreeSet<>();
        long total = -1;
        int found = 0;
        for (String next = "/fhir/" + search; next != null; ) {
            JsonNode page = Api.get(next, token).json();
            assertThat(page.path("resourceType").asText()).as(page.toString()).isEqualTo("Bundle");
            total = total < 0 ? page.path("total").asLong() : total;
            assertThat(page.path("total").asLong()).isEqualTo(total);
            next = null;
            for (JsonNode link : page.path("link")) {
                next = link.get("relation").asText().equals("next")
                        ? link.get("url").asText().replaceFirst(".*?/fhir/", "/fhir/")
                        : next;
            }
            for (JsonNode entry : page.path("entry")) {
                ids.add(entry.at("/resource/id").asText());
                found++;
            }
        }
        assertThat((long) found).isEqualTo(total).isEqualTo(ids.size());
        return ids;
    }

    static Set<String> documents(APerson person, String token) {
        return ids(search(person, token));
    }

    static boolean reads(String path, String token) {
        return Api.get("/fhir/" + path, token).status() == 200;
    }

    /** Removes a label from a document, wherever it stands among the others. */
    static Api.Answer unlabel(String document, String label, String token) {
        String path = "/fhir/DocumentReference/" + document;
        JsonNode labels = Api.get(path, token).json().path("securityLabel");
        int place = 0;
        for (int i = 0; i < labels.size(); i++) {
            place = labels.get(i).toString().contains(label) ? i : place;
        }
        return Api.jsonPatch(path, token, Sent.removeLabel(place));
    }

    static String revoke(String consent, String token) {
        return Api.jsonPatch("/fhir/Consent/" + consent, token, Sent.replaceStatus("inactive")).code();
    }

    /** {@code decision reason} of {@code $explain-access}. */
    static String explained(APerson person, Pro professional, String type) {
        String actor = URLEncoder.encode("urn:oid:1.2.250.1.71.4.2.1|" + professional.idNat(), StandardCharsets.UTF_8);
        Api.Answer answer = Api.get(
                "/fhir/" + person.reference() + "/$explain-access?actor=" + actor + "&profession=" + professional.profession()
                        + "&type=" + type,
                person.token());
        return parameter(answer, "decision") + " " + parameter(answer, "reason");
    }

    static String parameter(Api.Answer answer, String name) {
        for (JsonNode parameter : answer.json().path("parameter")) {
            if (parameter.get("name").asText().equals(name)) {
                for (String field : (Iterable<String>) parameter::fieldNames) {
                    if (!field.equals("name")) {
                        return parameter.get(field).asText();
                    }
                }
            }
        }
        return "";
    }
}
