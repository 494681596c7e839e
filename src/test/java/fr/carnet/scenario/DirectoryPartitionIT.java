package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.RunningServer;
import fr.carnet.scenario.support.SqlSpy;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** One partition per record: the number is in every id and every row, and nothing moves from one record to another. */
class DirectoryPartitionIT {
    /** Tables whose rows belong to records; a statement on one of them must say which record. */
    private static final Pattern PARTITIONED = Pattern.compile(
            "\\b(?:hfj_resource|hfj_res_ver|carnet_entry|carnet_entry_value|carnet_content|carnet_content_key|carnet_right|"
                    + "carnet_link|carnet_break_glass|carnet_document_key|carnet_default_visibility)\\b");

    private final APerson person = APerson.withRecord();
    private final String patientId = person.patientId();
    private final String number = patientId.substring(1, patientId.indexOf('-'));
    private final String holder = person.token();
    private final String doctor = Life.doctor("10001231001");
    private final JdbcTemplate database = RunningServer.context().getBean(JdbcTemplate.class);

    @Test
    void every_id_of_a_record_carries_its_number_and_every_row_its_partition() {
        Life.right(holder, patientId, "permit", "10001231001");
        Answer document = Life.deposit(doctor, patientId, "Un texte");
        Answer allergy = Api.post("/fhir/AllergyIntolerance", doctor, allergyOf(patientId));
        Life.operation(Life.actor("feed"), patientId, "$import-history");
        for (Answer created : List.of(document, allergy)) {
            assertThat(created.json().get("id").asText()).matches("p" + number + "-[0-9a-f-]{36}");
        }
        assertThat(document.json().at("/content/0/attachment/url").asText()).contains("p" + number + "-");
        String ofRecord = " like 'p" + number + "-%'";
        assertThat(count("hfj_resource where fhir_id" + ofRecord)).isGreaterThan(50);
        assertThat(count("hfj_resource where partition_id <> " + number + " and fhir_id" + ofRecord)).isZero();
        assertThat(count("hfj_resource where partition_id = " + number + " and fhir_id not" + ofRecord)).isZero();
        assertThat(count("carnet_entry where record <> " + number + " and id" + ofRecord)).isZero();
        assertThat(count("hfj_res_ver where partition_id is null")).isZero();
    }

    @Test
    void a_resource_does_not_move_to_another_record() {
        APerson other = APerson.withRecord();
        Life.right(holder, patientId, "permit", "10001231001");
        Life.right(other.token(), other.patientId(), "permit", "10001231001");
        Answer allergy = Api.post("/fhir/AllergyIntolerance", doctor, allergyOf(patientId));
        String id = allergy.json().get("id").asText();
        ObjectNode moved = (ObjectNode) Api.parse(allergyOf(other.patientId()));
        moved.put("id", id);
        Answer refused = Api.call("PUT", "/fhir/AllergyIntolerance/" + id, doctor, moved,
                java.util.Map.of("Content-Type", "application/fhir+json", "If-Match", "W/\"1\""));
        assertThat(refused.status()).as(refused.text()).isBetween(400, 499);
        moved.put("id", "autre");
        Answer otherId = Api.put("/fhir/AllergyIntolerance/" + id, doctor, moved);
        assertThat(otherId.status()).isEqualTo(422);
        assertThat(otherId.json().at("/issue/0/expression/0").asText()).isEqualTo("AllergyIntolerance.id");
        assertThat(count("hfj_resource where fhir_id = '" + id + "'")).isEqualTo(1);
        assertThat(allergies(patientId)).isEqualTo(1);
        assertThat(allergies(other.patientId())).isZero();

        String document = Life.deposit(doctor, patientId, "Un texte").json().get("id").asText();
        String patch = "[{\"op\":\"replace\",\"path\":\"/subject/reference\",\"value\":\"Patient/" + other.patientId() + "\"}]";
        assertThat(Api.jsonPatch("/fhir/DocumentReference/" + document, doctor, patch).code())
                .isEqualTo("element-not-updatable");
        assertThat(Life.documents(other.token(), other.patientId()).json().get("total").asInt()).isZero();
    }

    @Test
    void nobody_chooses_an_id() {
        Life.right(holder, patientId, "permit", "10001231001");
        for (String id : List.of("choisi", "p" + number + "-11111111-1111-4111-8111-111111111111")) {
            ObjectNode body = (ObjectNode) Api.parse(allergyOf(patientId));
            body.put("id", id);
            assertThat(Api.put("/fhir/AllergyIntolerance/" + id, doctor, body).status()).isBetween(400, 499);
            assertThat(count("hfj_resource where fhir_id = '" + id + "'")).isZero();
        }
        assertThat(allergies(patientId)).isZero();
    }

    @Test
    void every_statement_of_a_call_in_one_record_names_the_record() {
        Life.right(holder, patientId, "permit", "10001231001");
        try (SqlSpy spy = new SqlSpy()) {
            String id = Life.deposit(doctor, patientId, "Un texte").json().get("id").asText();
            Answer document = Api.get("/fhir/DocumentReference/" + id, doctor);
            Api.get("/fhir/" + document.json().at("/content/0/attachment/url").asText(), doctor);
            Life.documents(doctor, patientId);
            Api.get("/fhir/DocumentReference/" + id + "/_history", holder);
            Api.post("/fhir/AllergyIntolerance", doctor, allergyOf(patientId));
            allergies(patientId);
            Api.get("/fhir/Consent?patient=Patient/" + patientId, holder);
            Api.delete("/fhir/DocumentReference/" + id, doctor);
            List<String> statements = spy.statements().stream()
                    .filter(sql -> PARTITIONED.matcher(sql).find())
                    .toList();
            assertThat(statements).hasSizeGreaterThan(10);
            assertThat(statements)
                    .allMatch(sql -> sql.matches("(?s).*\\b(?:partition_id|record)\\b.*"), "names its record");
        }
    }

    private int allergies(String patient) {
        return Api.get("/fhir/AllergyIntolerance?patient=Patient/" + patient, doctor).json().get("total").asInt();
    }

    private static String allergyOf(String patient) {
        return """
                {"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/%s"},"code":{"text":"Pollens"},
                 "clinicalStatus":{"coding":[{"code":"active",
                   "system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"}]}}
                """
                .formatted(patient);
    }

    private int count(String tableAndCondition) {
        return database.queryForObject("select count(*) from " + tableAndCondition, Integer.class);
    }
}
