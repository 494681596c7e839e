package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CONTRACT 7: what is hidden is not told by what points to it, on any path; who sees it still reads the link. */
class HiddenTargetIT {
    private final Stage stage = new Stage().granting();
    private final String author = stage.author().token();
    private final String reader = stage.doctor().token();

    @Test
    void a_document_that_replaces_one_masked_later_no_longer_says_so() {
        String identifier = Sent.newIdentifier();
        String old = Seen.deposited(author, Sent.identified(stage.person, "11488-4", identifier));
        String next = Seen.deposited(author, replacing(old, identifier));
        List<String> paths = List.of(
                "DocumentReference/" + next,
                "DocumentReference/" + next + "/_history/1",
                "DocumentReference/" + next + "/_history",
                stage.search() + "&_id=" + next,
                stage.search() + "&_id=" + next + "&_format=xml");
        assertThat(paths).allMatch(path -> Api.get("/fhir/" + path, reader).text().contains(old));
        assertThat(found("relatesto=DocumentReference/" + old, reader)).isEqualTo(1);
        assertThat(found("relatesto:identifier=" + encoded(identifier), reader)).isEqualTo(1);

        mask(old);

        for (String path : paths) {
            assertThat(Api.get("/fhir/" + path, reader).text()).as(path).contains(next).doesNotContain(old, identifier, "relatesTo");
            assertThat(Api.get("/fhir/" + path, stage.holder()).text()).as(path).contains(old, identifier);
        }
        assertThat(batched("DocumentReference/" + next)).contains(next).doesNotContain(old);
        assertThat(List.of(
                        found("relatesto=DocumentReference/" + old, reader),
                        found("relatesto=" + old, reader),
                        found("relatesto:DocumentReference=" + old, reader),
                        found("relatesto:identifier=" + encoded(identifier), reader)))
                .containsOnly(0);
        assertThat(found("relatesto=" + old, stage.holder()) + found("relatesto:identifier=" + encoded(identifier), stage.holder()))
                .isEqualTo(2);
        assertThat(Api.jsonPatch("/fhir/DocumentReference/" + next, reader, archived()).text())
                .as("his own change's answer")
                .contains(next)
                .doesNotContain(old, identifier);
        assertThat(Api.get("/fhir/DocumentReference/" + next, author).text()).as("the link itself is kept").contains(old);
        assertThat(Seen.unlabel(old, "MASQUE_PS", stage.holder()).status()).isEqualTo(200);
        assertThat(found("relatesto=" + old, reader)).isEqualTo(1);
    }

    @Test
    void a_deleted_document_is_named_to_nobody() {
        String old = Seen.deposited(author, Sent.document(stage.person));
        String next = Seen.deposited(author, replacing(old, Sent.newIdentifier()));
        assertThat(Api.delete("/fhir/DocumentReference/" + old, author).status()).isEqualTo(200);
        assertThat(Api.get("/fhir/DocumentReference/" + next, author).text()).contains(next).doesNotContain(old);
        for (String token : List.of(reader, stage.holder())) {
            assertThat(Api.get("/fhir/DocumentReference/" + next, token).text()).contains(next).doesNotContain(old);
            assertThat(found("relatesto=" + old, token)).isZero();
        }
    }

    @Test
    void what_the_matrix_keeps_from_a_profession_is_not_named_to_it() {
        String report = Seen.deposited(author, Sent.document(stage.person));
        String certificate = Seen.deposited(
                author, Sent.document(stage.person, "60593-1", Sent.newIdentifier(), related(report), new String[] {}));
        Pro pharmacist = Pro.of("21");
        Pro midwife = Pro.of("70");
        stage.settled(Sent.grant(stage.person, pharmacist));
        stage.settled(Sent.grant(stage.person, midwife));
        String path = "/fhir/DocumentReference/" + certificate;
        for (Pro pro : List.of(pharmacist, midwife)) {
            boolean sees = Seen.reads("DocumentReference/" + report, pro.token());
            if (Seen.reads("DocumentReference/" + certificate, pro.token())) {
                assertThat(Api.get(path, pro.token()).text().contains(report)).isEqualTo(sees);
                assertThat(found("related=DocumentReference/" + report, pro.token())).isEqualTo(sees ? 1 : 0);
            }
        }
    }

    @Test
    void the_holder_is_not_told_by_a_link_of_what_is_still_hidden_from_him() {
        String hidden = Seen.deposited(author, Sent.document(stage.person, "INVISIBLE_PATIENT"));
        String shown = Seen.deposited(
                author, Sent.document(stage.person, "11488-4", Sent.newIdentifier(), related(hidden), new String[] {}));
        assertThat(Api.get("/fhir/DocumentReference/" + shown, reader).text()).contains(hidden);
        assertThat(found("related=DocumentReference/" + hidden, reader)).isEqualTo(1);

        assertThat(Api.get("/fhir/DocumentReference/" + shown, stage.holder()).text())
                .contains(shown)
                .doesNotContain(hidden, "related");
        assertThat(Api.get("/fhir/" + stage.search(), stage.holder()).text()).contains(shown).doesNotContain(hidden);
        assertThat(found("related=DocumentReference/" + hidden, stage.holder())).isZero();
    }

    @Test
    void clinical_resources_do_not_name_what_is_hidden_and_stay_valid_without_it() {
        String document = Seen.deposited(author, Sent.document(stage.person));
        String condition = Seen.stored("/fhir/Condition", author, Bodies.resolved(stage.person));
        String result = Seen.stored("/fhir/Observation", author, with(Bodies.creatinine(stage.person),
                "\"derivedFrom\":[{\"reference\":\"DocumentReference/" + document + "\"}]"));
        String encounter = Seen.stored("/fhir/Encounter", author, encounter(condition));
        assertThat(Api.get("/fhir/Observation/" + result, reader).text()).contains(document);
        assertThat(Api.get("/fhir/Encounter/" + encounter, reader).text()).contains(condition);

        mask(document);
        assertThat(Api.post("/fhir/Condition/" + condition + "/$set-visibility", stage.holder(),
                                Sent.parameter("label", "Code", "MASQUE_PS"))
                        .status())
                .isEqualTo(200);

        for (String path : List.of("", "/_history/1", "/_history")) {
            assertThat(Api.get("/fhir/Observation/" + result + path, reader).text()).contains(result).doesNotContain("derivedFrom");
            assertThat(Api.get("/fhir/Encounter/" + encounter + path, reader).text())
                    .as("a diagnosis without its condition would be none")
                    .contains(encounter, "période")
                    .doesNotContain(condition, "diagnosis");
        }
        assertThat(Api.get("/fhir/Observation?patient=" + stage.person.reference(), reader).text())
                .contains(result)
                .doesNotContain(document);
        assertThat(Api.get("/fhir/Encounter?_pretty=true&patient=" + stage.person.reference(), reader).text())
                .contains(encounter)
                .doesNotContain(condition);
        assertThat(Api.get("/fhir/Encounter/" + encounter, author).text()).contains(condition, "diagnosis");
    }

    @Test
    void a_list_is_not_found_by_the_identifier_of_an_item_hidden_from_the_reader() {
        String identifier = Sent.newIdentifier();
        ALot lot = ALot.about(stage.person).with("montré").with("masqué");
        ((ObjectNode) lot.submissionSet().at("/entry/1/item"))
                .putObject("identifier").put("system", "urn:ietf:rfc:3986").put("value", identifier);
        Api.Answer sent = lot.sent(author);
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        String list = ALot.location(sent, 0);
        String hidden = ALot.location(sent, 3);
        assertThat(lists("item:identifier=" + encoded(identifier), reader)).isEqualTo(1);
        assertThat(lists("item=" + hidden, reader)).isEqualTo(1);

        mask(hidden.replaceFirst(".*/", ""));

        assertThat(lists("item:identifier=" + encoded(identifier), reader)).isZero();
        assertThat(lists("item=" + hidden, reader)).isZero();
        assertThat(lists("item:identifier=" + encoded(identifier), stage.holder())).isEqualTo(1);
        for (String path : List.of(list, list + "/_history/1", list + "/_history", "List?_include=List:item&patient=" + stage.person.reference())) {
            assertThat(Api.get("/fhir/" + path, reader).text()).contains(list.substring(5)).doesNotContain(hidden, identifier);
            assertThat(Api.get("/fhir/" + path, stage.holder()).text()).contains(hidden, identifier);
        }
    }

    @Test
    void a_link_to_what_the_depositor_does_not_see_is_stored_as_one_to_what_does_not_exist() {
        String hidden = stage.masked();
        String missing = hidden.substring(0, hidden.length() - 4) + "0000";
        for (String target : List.of(hidden, missing)) {
            assertThat(Api.post("/fhir/DocumentReference", reader, replacing(target, "")).code()).isEqualTo("target-unknown");
            String own = Seen.deposited(reader, Sent.document(
                    stage.person, "11488-4", Sent.newIdentifier(), identified(target), new String[] {}));
            assertThat(Api.get("/fhir/DocumentReference/" + own, reader).text())
                    .contains("urn:uuid:11111111-0000-4000-8000-000000000000")
                    .doesNotContain(target);
        }
    }

    @Test
    void a_kept_address_of_this_server_is_a_link_like_any_other() {
        String target = stage.plain();
        String url = Api.get("/fhir/" + stage.search(), author).json().at("/link/0/url").asText().replaceFirst("/fhir/.*", "/fhir/");
        String next = Seen.deposited(author, Sent.document(stage.person, "11488-4", Sent.newIdentifier(),
                related(target).replace("DocumentReference/" + target, url + "DocumentReference/" + target), new String[] {}));
        assertThat(Api.get("/fhir/DocumentReference/" + next, reader).text()).contains(target);
        mask(target);
        assertThat(Api.get("/fhir/DocumentReference/" + next, reader).text()).contains(next).doesNotContain(target);
    }

    @Test
    void the_holder_is_not_told_by_an_explanation_of_a_deposit_still_hidden_from_him() {
        Seen.deposited(author, Sent.document(stage.person, "INVISIBLE_PATIENT"));
        assertThat(Seen.explained(stage.person, stage.author(), "11488-4")).isEqualTo("deny no-access");
        stage.plain();
        assertThat(Seen.explained(stage.person, stage.author(), "11488-4")).isEqualTo("permit own-deposit");
    }

    private void mask(String document) {
        Stage.done(Api.jsonPatch("/fhir/DocumentReference/" + document, stage.holder(), Sent.addLabel("MASQUE_PS")));
    }

    private int found(String criteria, String token) {
        Api.Answer answer = Api.get("/fhir/" + stage.search() + "&" + criteria, token);
        assertThat(Seen.ids(answer)).hasSize(answer.json().path("total").asInt());
        int counted = Api.get("/fhir/" + stage.search() + "&_summary=count&" + criteria, token).json().path("total").asInt();
        assertThat(counted).isEqualTo(answer.json().path("total").asInt());
        return counted;
    }

    private int lists(String criteria, String token) {
        return Seen.ids(Api.get("/fhir/List?patient=" + stage.person.reference() + "&" + criteria, token)).size();
    }

    private String batched(String path) {
        return Api.post("/fhir", reader, Sent.batch("batch", Sent.entry("GET", path))).text();
    }

    private String replacing(String target, String identifier) {
        String named = identifier.isEmpty()
                ? ""
                : ",\"identifier\":{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"" + identifier + "\"}";
        return Sent.document(stage.person, "11488-4", Sent.newIdentifier(),
                "\"relatesTo\":[{\"code\":\"replaces\",\"target\":{\"reference\":\"DocumentReference/" + target + "\"" + named + "}}],",
                new String[] {});
    }

    private static String related(String target) {
        return "\"context\":{\"related\":[{\"reference\":\"DocumentReference/" + target + "\"}]},";
    }

    private static String identified(String target) {
        return "\"context\":{\"related\":[{\"reference\":\"DocumentReference/" + target + "\",\"identifier\":{\"system\":"
                + "\"urn:ietf:rfc:3986\",\"value\":\"urn:uuid:11111111-0000-4000-8000-000000000000\"}}]},";
    }

    private String encounter(String condition) {
        return "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"AMB\"},\"subject\":{\"reference\":\""
                + stage.person.reference() + "\"},\"type\":[{\"text\":\"période\"}],\"diagnosis\":[{\"condition\":{\"reference\":"
                + "\"Condition/" + condition + "\"}}]}";
    }

    private static String with(String resource, String more) {
        return resource.replaceFirst("\"status\"", more.replace("$", "\\$") + ",\"status\"");
    }

    private static String archived() {
        return "[{\"op\":\"add\",\"path\":\"/extension/-\",\"value\":{\"url\":\"https://interop.esante.gouv.fr/ig/fhir/pdsm/"
                + "StructureDefinition/pdsm-ext-is-archived\",\"valueBoolean\":true}}]";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
