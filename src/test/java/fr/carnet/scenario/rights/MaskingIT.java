package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CONTRACT 6, "Who updates", and {@code $set-visibility}: masked means gone for whoever may not read it. */
class MaskingIT {
    private final APerson person = APerson.withRecord();
    private final Pro author = Pro.doctor();
    private final Pro reader = Pro.doctor();

    MaskingIT() {
        Seen.consent(person.token(), Sent.grant(person, reader));
    }

    @Test
    void a_reader_masks_a_document_and_it_is_gone_for_him_but_not_for_its_author() {
        String document = Seen.deposited(author.token(), Sent.document(person));
        String path = "/fhir/DocumentReference/" + document;
        assertThat(Api.jsonPatch(path, Pro.doctor().token(), Sent.addLabel("MASQUE_PS")).code())
                .isEqualTo("not-found");

        assertThat(Api.jsonPatch(path, reader.token(), Sent.addLabel("MASQUE_PS")).status()).isEqualTo(200);

        assertThat(Api.get(path, reader.token()).code()).isEqualTo("not-found");
        assertThat(Seen.documents(person, reader.token())).isEmpty();
        assertThat(Api.get(path, author.token()).status()).isEqualTo(200);
        assertThat(Seen.documents(person, person.token())).containsExactly(document);
        assertThat(Seen.unlabel(document, "MASQUE_PS", author.token()).status()).isEqualTo(200);
        assertThat(Seen.documents(person, reader.token())).containsExactly(document);
    }

    @Test
    void masked_and_hidden_from_the_patient_together_are_refused() {
        assertThat(Api.post("/fhir/DocumentReference", author.token(), Sent.document(person, "MASQUE_PS", "INVISIBLE_PATIENT"))
                        .status())
                .isEqualTo(422);
        String hidden = Seen.deposited(author.token(), Sent.document(person, "INVISIBLE_PATIENT"));
        assertThat(Api.jsonPatch("/fhir/DocumentReference/" + hidden, reader.token(), Sent.addLabel("MASQUE_PS"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_masked_allergy_is_in_no_search_and_no_total_of_a_granted_doctor() {
        String shown = Seen.stored("/fhir/AllergyIntolerance", author.token(), Sent.allergy(person));
        String hidden = Seen.stored("/fhir/AllergyIntolerance", author.token(), Sent.allergy(person));
        String operation = "/fhir/AllergyIntolerance/" + hidden + "/$set-visibility";
        String search = "/fhir/AllergyIntolerance?patient=" + person.reference();
        assertThat(Seen.ids(Api.get(search, reader.token()))).containsExactlyInAnyOrder(shown, hidden);

        assertThat(Api.post(operation, person.token(), Sent.parameter("label", "Code", "MASQUE_PS")).status())
                .isEqualTo(200);

        assertThat(Seen.ids(Api.get(search, reader.token()))).containsExactly(shown);
        assertThat(Api.get(search + "&_summary=count", reader.token()).json().get("total").asInt()).isEqualTo(1);
        for (String path : List.of("", "/_history", "/_history/1")) {
            assertThat(Api.get("/fhir/AllergyIntolerance/" + hidden + path, reader.token()).code())
                    .as(path)
                    .isEqualTo("not-found");
        }
        assertThat(Api.post(operation, reader.token(), "{\"resourceType\":\"Parameters\"}").code())
                .isEqualTo("not-found");
        assertThat(Seen.reads("AllergyIntolerance/" + hidden, author.token())).isTrue();
        assertThat(Api.post(operation, author.token(), "{\"resourceType\":\"Parameters\"}").status())
                .isEqualTo(200);
        assertThat(Seen.ids(Api.get(search, reader.token()))).containsExactlyInAnyOrder(shown, hidden);
    }

    @Test
    void the_holder_sets_how_new_documents_arrive() {
        String operation = "/fhir/" + person.reference() + "/$set-visibility";
        String wish = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"scope\",\"valueCode\":\"new-documents\"},"
                + "{\"name\":\"label\",\"valueCode\":\"MASQUE_PS\"}]}";
        assertThat(Api.post(operation, reader.token(), wish).status()).isEqualTo(403);
        assertThat(Api.post(operation, person.token(), wish).status()).isEqualTo(200);

        String document = Seen.deposited(author.token(), Sent.document(person));

        assertThat(Seen.reads("DocumentReference/" + document, reader.token())).isFalse();
        assertThat(Seen.reads("DocumentReference/" + document, person.token())).isTrue();
    }
}
