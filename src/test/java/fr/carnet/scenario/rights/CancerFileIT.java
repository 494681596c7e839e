package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import org.junit.jupiter.api.Test;

/** A stranger to the care team sees nothing of the cancer file; a member does, until his period ends. */
class CancerFileIT {
    private static final String RCP = "34794-8";
    private static final String CONSULTATION = "11488-4";

    private final APerson person = APerson.withRecord();
    private final Pro referring = Pro.doctor();
    private final Pro member = Pro.doctor();
    private final Pro stranger = Pro.doctor();
    private final String rcp;
    private final String other;

    CancerFileIT() {
        Seen.consent(person.token(), Sent.grant(person, referring));
        rcp = deposited(RCP);
        other = deposited(CONSULTATION);
    }

    @Test
    void a_member_reads_the_documents_of_the_file_and_nothing_else_a_stranger_nothing() {
        team(referring.token(), "2020-01-01", null);

        assertThat(file(member).text()).contains("DocumentReference/" + rcp).doesNotContain(other);
        assertThat(Seen.documents(person, member.token())).containsExactly(rcp);
        assertThat(Seen.reads("DocumentReference/" + rcp, member.token())).isTrue();
        assertThat(Api.get("/fhir/DocumentReference/" + other, member.token()).code()).isEqualTo("not-found");
        assertThat(Api.get("/fhir/AllergyIntolerance?patient=" + person.reference(), member.token())
                        .json().get("total").asInt())
                .isZero();
        assertThat(file(stranger).code()).isEqualTo("no-access");
        assertThat(Api.get("/fhir/DocumentReference/" + rcp, stranger.token()).code()).isEqualTo("not-found");
        assertThat(Seen.explained(person, member, RCP)).isEqualTo("permit care-team");
        assertThat(Seen.explained(person, stranger, RCP)).isEqualTo("deny no-access");
    }

    @Test
    void membership_ends_with_the_period_and_begins_with_it() {
        team(referring.token(), "2020-01-01", "2020-12-31");
        assertThat(file(member).code()).isEqualTo("access-expired");
        team(referring.token(), "2120-01-01", null);
        assertThat(Seen.reads("DocumentReference/" + rcp, member.token())).isFalse();
    }

    @Test
    void the_holder_ends_the_team_a_stranger_and_a_member_do_not() {
        String team = team(referring.token(), "2020-01-01", null);
        String end = "/fhir/CareTeam/" + team + "/$end-care-team";
        assertThat(Api.post(end, stranger.token(), "{\"resourceType\":\"Parameters\"}").code()).isEqualTo("not-found");
        assertThat(Api.post(end, member.token(), "{\"resourceType\":\"Parameters\"}").code()).isEqualTo("not-permitted");
        assertThat(file(member).status()).isEqualTo(200);

        assertThat(Api.post(end, person.token(), "{\"resourceType\":\"Parameters\"}").status()).isEqualTo(200);

        assertThat(file(member).code()).isEqualTo("no-access");
    }

    @Test
    void masking_and_blocking_win_over_membership() {
        team(referring.token(), "2020-01-01", null);
        assertThat(Api.jsonPatch("/fhir/DocumentReference/" + rcp, person.token(), Sent.addLabel("MASQUE_PS")).status())
                .isEqualTo(200);
        assertThat(file(member).text()).doesNotContain(rcp);
        Seen.consent(person.token(), Sent.block(person, member));
        assertThat(file(member).code()).isEqualTo("access-forbidden");
    }

    @Test
    void who_may_not_read_opens_nothing_to_others() {
        team(stranger.token(), "2020-01-01", null);
        assertThat(file(member).code()).isEqualTo("no-access");
    }

    @Test
    void a_team_for_something_else_opens_nothing() {
        String body = team("2020-01-01", null).replace("\"name\"", "\"reasonCode\":[{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"E11\"}]}],\"name\"");
        Seen.stored("/fhir/CareTeam", referring.token(), body);
        assertThat(file(member).code()).isEqualTo("no-access");
    }

    @Test
    void a_team_that_says_in_words_what_else_it_is_for_opens_nothing() {
        String diabetes = team("2020-01-01", null).replace("\"name\":\"Cancer du sein 2026\"",
                "\"reasonCode\":[{\"text\":\"Suivi d'un diabète\"}]");
        Seen.stored("/fhir/CareTeam", referring.token(), diabetes);
        String pharmacist = team("2020-01-01", null).replace("Cancer du sein 2026", "Pharmacien référent")
                .replace("{\"member\"", "{\"role\":[{\"coding\":[{\"code\":\"reference-pharmacist\"}]}],\"member\"");
        Seen.stored("/fhir/CareTeam", referring.token(), pharmacist);
        assertThat(file(member).code()).isEqualTo("no-access");
        assertThat(Seen.reads("DocumentReference/" + rcp, member.token())).isFalse();
    }

    @Test
    void a_team_opens_the_file_by_its_category_and_when_it_gives_neither_category_nor_reason() {
        String coded = team("2020-01-01", "2020-02-01").replace("\"name\":\"Cancer du sein 2026\"",
                "\"category\":[{\"coding\":[{\"system\":\"https://carnet.example/fhir/CodeSystem/care-team\",\"code\":\"oncology\"}]}]");
        Seen.stored("/fhir/CareTeam", referring.token(), coded);
        assertThat(file(member).code()).isEqualTo("access-expired");
        Seen.stored("/fhir/CareTeam", referring.token(), coded.replace(",\"end\":\"2020-02-01\"", ""));
        assertThat(file(member).status()).isEqualTo(200);
        Seen.stored("/fhir/CareTeam", referring.token(), teamOf(stranger, "2020-01-01", null).replace("Cancer du sein 2026", "Équipe de soins"));
        assertThat(file(stranger).status()).isEqualTo(200);
    }

    @Test
    void two_courses_have_each_its_own_documents() {
        String first = course("Cancer du sein 2019", "2019-02-01", "2019-12-31");
        String second = course("Récidive du cancer 2026", "2026-01-10", null);
        String diagnosis = on("60568-3", "2019-01-15");
        String between = on("60568-3", "2025-12-20");
        String ongoing = on("18776-5", "2019-06-15");
        assertThat(entries(first)).contains(diagnosis, ongoing).doesNotContain(between, rcp);
        assertThat(entries(second)).contains(between, rcp).doesNotContain(diagnosis, ongoing);
        assertThat(file(member).text()).contains(diagnosis, between, ongoing, rcp);
    }

    private String course(String name, String start, String end) {
        return Seen.stored("/fhir/CareTeam", referring.token(), team(start, end).replace("Cancer du sein 2026", name));
    }

    private String on(String type, String day) {
        String sent = Sent.identified(person, type, Sent.newIdentifier());
        return Seen.deposited(referring.token(), sent.replace("\"date\":\"2026-01-20", "\"date\":\"" + day));
    }

    /** What the folder of this course holds. */
    private String entries(String team) {
        for (com.fasterxml.jackson.databind.JsonNode entry : file(referring).json().path("entry")) {
            com.fasterxml.jackson.databind.JsonNode folder = entry.path("resource");
            if (folder.path("extension").toString().contains("CareTeam/" + team)) {
                return folder.path("entry").toString();
            }
        }
        return "";
    }

    private Api.Answer file(Pro pro) {
        return Api.get("/fhir/" + person.reference() + "/$cancer-file", pro.token());
    }

    private String deposited(String type) {
        return Seen.deposited(referring.token(), Sent.identified(person, type, Sent.newIdentifier()));
    }

    private String team(String token, String start, String end) {
        Api.Answer answer = Api.post("/fhir/CareTeam", token, team(start, end));
        return answer.json().path("id").asText();
    }

    private String team(String start, String end) {
        return teamOf(member, start, end);
    }

    private String teamOf(Pro participant, String start, String end) {
        String until = end == null ? "" : ",\"end\":\"" + end + "\"";
        return """
                {"resourceType":"CareTeam","status":"active","name":"Cancer du sein 2026","subject":{"reference":"%s"},
                 "period":{"start":"%s"%s},"participant":[{"member":{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1",
                 "value":"%s"}}}]}""".formatted(person.reference(), start, until, participant.idNat());
    }
}
