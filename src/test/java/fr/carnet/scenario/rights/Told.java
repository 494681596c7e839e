package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.ArrayList;
import java.util.List;

/** What somebody was told: Communications as he reads them, e-mails as they were sent. */
final class Told {
    private static final String SYSTEM = "https://carnet.example/fhir/CodeSystem/notification";

    private Told() {}

    /** The Communications shown to this caller, oldest first. */
    static List<JsonNode> communications(APerson person, String token) {
        Api.Answer answer = Api.get("/fhir/Communication?_count=100&_sort=sent&patient=" + person.reference(), token);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonNode> found = new ArrayList<>();
        answer.json().path("entry").forEach(entry -> found.add(entry.get("resource")));
        assertThat(answer.json().get("total").asInt()).isEqualTo(found.size());
        return found;
    }

    static List<String> topics(APerson person, String token) {
        return communications(person, token).stream().map(Told::topic).toList();
    }

    static String topic(JsonNode communication) {
        assertThat(communication.at("/category/0/coding/0/system").asText()).isEqualTo(SYSTEM);
        return communication.at("/category/0/coding/0/code").asText();
    }

    static JsonNode only(APerson person, String token, String topic) {
        List<JsonNode> found = communications(person, token).stream()
                .filter(one -> topic(one).equals(topic))
                .toList();
        assertThat(found).as(topic).hasSize(1);
        return found.get(0);
    }

    static List<JsonNode> mails(String parameter, String value) {
        List<JsonNode> mails = new ArrayList<>();
        Api.sandbox("GET", "/sandbox/mail?" + parameter + "=" + value, null).forEach(mails::add);
        return mails;
    }

    static List<JsonNode> mails(String ins) {
        return mails("ins", ins);
    }

    /** How many e-mails with this word in their subject. */
    static long mailed(String ins, String word) {
        return mails(ins).stream().filter(mail -> mail.get("subject").asText().contains(word)).count();
    }
}
