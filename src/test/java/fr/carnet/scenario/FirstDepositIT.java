package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The main job, end to end: a professional deposits, the holder finds and reads back, a stranger does not. */
class FirstDepositIT {
    @Test
    void a_document_deposited_is_found_and_read_back_by_the_holder_and_by_nobody_else() {
        APerson person = APerson.withRecord();
        String doctor = Api.token("{\"actor\":\"professional\",\"rpps\":\"10001234567\",\"profession\":\"10\"}");
        Api.Answer created = Api.post("/fhir/DocumentReference", doctor, document(person));
        assertThat(created.status()).as(created.text()).isEqualTo(201);

        Api.Answer found = Api.get("/fhir/DocumentReference?patient=" + person.reference(), person.token());
        assertThat(found.json().get("total").asInt()).isEqualTo(1);
        String url = found.json().at("/entry/0/resource/content/0/attachment/url").asText();
        Api.Answer content = Api.call("GET", "/fhir/" + url, person.token(), null, java.util.Map.of("Accept", "*/*"));
        assertThat(content.text()).isEqualTo("Bonjour");
        assertThat(content.header("Content-Type")).startsWith("text/plain");

        String other = Api.token("{\"actor\":\"professional\",\"rpps\":\"10007654321\",\"profession\":\"10\"}");
        assertThat(Api.get("/fhir/DocumentReference?patient=" + person.reference(), other).code())
                .isEqualTo("no-access");
        assertThat(Api.get("/fhir/" + url, other).code()).isEqualTo("not-found");
    }

    private static String document(APerson person) {
        return """
                {"resourceType":"DocumentReference","status":"current",
                 "type":{"coding":[{"system":"http://loinc.org","code":"11488-4"}]},
                 "subject":{"reference":"%s"},"date":"2026-11-20T10:00:00+01:00",
                 "author":[{"display":"Dr Claire Exemple"}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","title":"Consultation",
                   "creation":"2026-11-20T10:00:00+01:00","data":"%s"}}]}
                """
                .formatted(person.reference(), Base64.getEncoder().encodeToString("Bonjour".getBytes()));
    }
}
