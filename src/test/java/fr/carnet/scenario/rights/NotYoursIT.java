package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** CONTRACT 7: what a patient is told of somebody else's record, and the refusals without a right. */
class NotYoursIT {
    private final APerson me = APerson.withRecord();

    @Test
    void the_record_of_another_answers_the_same_bytes_open_closed_or_missing() {
        APerson open = APerson.withRecord();
        APerson closed = APerson.withRecord();
        Api.post("/fhir/" + closed.reference() + "/$close-record", closed.token(), Sent.reason("Je ferme"));
        APerson missing = new APerson(APerson.withoutRecord().ins(), me.system(), "p1999999998-" + UUID.randomUUID(), null);

        for (String path : List.of(
                "DocumentReference?patient=Patient/%1$s", "List?patient=Patient/%1$s", "AllergyIntolerance?patient=Patient/%1$s",
                "Consent?patient=Patient/%1$s", "AuditEvent?patient=Patient/%1$s", "Communication?patient=Patient/%1$s",
                "RelatedPerson?patient=Patient/%1$s", "Patient/%1$s", "Patient?identifier=%2$s%%7C%3$s",
                "Patient/$record-status?identifier=%2$s%%7C%3$s", "DocumentReference?patient.identifier=%2$s%%7C%3$s")) {
            Api.Answer known = ask(path, open);
            assertThat(known.code()).as(path).isEqualTo("not-yours");
            for (APerson other : List.of(closed, missing)) {
                Api.Answer answer = ask(path, other);
                assertThat(answer.text()).as(path).isEqualTo(known.text());
                assertThat(withoutIds(answer)).as(path).isEqualTo(withoutIds(known));
            }
        }
        for (APerson other : List.of(open, closed, missing)) {
            assertThat(Api.post("/fhir/DocumentReference", me.token(), Sent.identified(other, "74465-6", Sent.newIdentifier()))
                            .code())
                    .isEqualTo("not-yours");
            assertThat(Api.post("/fhir/Consent", me.token(), Sent.grant(other, Pro.doctor())).code())
                    .isEqualTo("not-yours");
            for (String operation : List.of("$close-record", "$reopen-record", "$request-deletion")) {
                assertThat(Api.post("/fhir/Patient/" + other.patientId() + "/" + operation, me.token(), Sent.reason("x"))
                                .code())
                        .as(operation)
                        .isEqualTo("not-yours");
            }
        }
    }

    private Api.Answer ask(String path, APerson other) {
        return Api.get("/fhir/" + String.format(path, other.patientId(), other.system(), other.ins()), me.token());
    }

    private static Map<String, List<String>> withoutIds(Api.Answer answer) {
        Map<String, List<String>> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        headers.remove("X-Request-Id");
        headers.remove("Date");
        return headers;
    }

    @Test
    void a_professional_is_told_why_and_the_holder_of_his_own_too() {
        Pro doctor = Pro.doctor();
        APerson none = APerson.withoutRecord();
        String byIns = "/fhir/DocumentReference?patient.identifier=" + none.system() + "%7C" + none.ins();
        assertThat(Api.get(byIns, doctor.token()).code()).isEqualTo("record-unknown");
        assertThat(Api.get(byIns, none.token()).code()).isEqualTo("record-unknown");
        APerson closed = APerson.withRecord();
        Api.post("/fhir/" + closed.reference() + "/$close-record", closed.token(), Sent.reason("Je ferme"));
        assertThat(Seen.search(closed, doctor.token()).code()).isEqualTo("record-closed");
        assertThat(Seen.search(closed, closed.token()).code()).isEqualTo("record-closed");
        assertThat(Api.post("/fhir/DocumentReference", doctor.token(), Sent.document(closed)).code())
                .isEqualTo("record-closed");
    }

    @Test
    void a_search_names_exactly_one_record() {
        for (String query : List.of(
                "", "?type=11488-4", "?patient=", "?patient=" + me.reference() + ",Patient/x",
                "?patient=" + me.reference() + "&patient=Patient/x")) {
            assertThat(Api.get("/fhir/DocumentReference" + query, me.token()).code()).as(query).isEqualTo("one-record");
        }
    }

    @Test
    void without_a_valid_token_every_path_asks_for_one() {
        String expired = Api.token("{\"actor\":\"professional\",\"rpps\":\"10001234567\",\"profession\":\"10\",\"expiresIn\":-60}");
        for (String token : new String[] {null, "rubbish", expired, unsigned(Pro.doctor().token())}) {
            for (String path : List.of("DocumentReference?patient=" + me.reference(), "nothing/here")) {
                Api.Answer answer = Api.get("/fhir/" + path, token);
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.code()).isEqualTo("no-token");
                assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            }
        }
    }

    /** The same claims under the algorithm "none". */
    private static String unsigned(String token) {
        String header = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        return header + "." + token.split("\\.")[1] + ".";
    }
}
