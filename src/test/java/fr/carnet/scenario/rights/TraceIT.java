package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.RunningServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;

/** CONTRACT 8: every access and attempt is traced, nobody alters the trace unseen, the holder is told. */
class TraceIT {
    private final APerson person = APerson.withRecord();
    private final Pro author = Pro.doctor();
    private final Pro reader = Pro.doctor();

    @Test
    void the_holder_sees_accesses_and_attempts_and_a_professional_his_own() {
        String document = Seen.deposited(author.token(), Sent.document(person));
        Seen.search(person, reader.token());
        Seen.consent(person.token(), Sent.grant(person, reader));
        Seen.reads("DocumentReference/" + document, reader.token());

        String byReader = "&agent=" + reader.idNat();
        assertThat(total(person.token(), byReader + "&outcome=0")).isEqualTo(1);
        assertThat(total(person.token(), byReader + "&outcome=4")).isEqualTo(1);
        assertThat(total(person.token(), "&agent=" + author.idNat() + "&action=C")).isEqualTo(1);
        assertThat(Api.get(search(""), author.token()).text()).doesNotContain(reader.idNat());
        assertThat(Api.get(search(""), Pro.structure(Pro.newStructure())).status()).isEqualTo(403);
    }

    @Test
    void nothing_tells_the_holder_of_a_document_hidden_from_him_until_it_is_shown() {
        String hidden = Seen.deposited(author.token(), Sent.document(person, "INVISIBLE_PATIENT"));
        Seen.consent(person.token(), Sent.grant(person, reader));
        Seen.reads("DocumentReference/" + hidden, reader.token());
        assertThat(Api.get(search(""), person.token()).text()).doesNotContain(hidden);
        assertThat(total(person.token(), "&agent=" + reader.idNat())).isZero();
        assertThat(communications()).doesNotContain("document-added").doesNotContain("first-access");

        Seen.unlabel(hidden, "INVISIBLE_PATIENT", reader.token());

        assertThat(Seen.documents(person, person.token())).containsExactly(hidden);
        assertThat(Api.get(search(""), person.token()).text()).contains(hidden);
        assertThat(communications()).contains("document-added");
    }

    @Test
    void a_submission_of_hidden_documents_alone_is_as_hidden_as_they_are() {
        ALot lot = ALot.about(person).with("caché");
        ((ArrayNode) lot.resource(1).withArray("securityLabel")).add(Api.parse(Sent.label("INVISIBLE_PATIENT")));
        Api.Answer sent = lot.sent(author.token());
        String set = ALot.location(sent, 0);
        Seen.consent(person.token(), Sent.grant(person, reader));
        assertThat(Seen.reads(set, reader.token())).isTrue();

        assertThat(Seen.reads(set, person.token())).isFalse();
        assertThat(Api.get("/fhir/AuditEvent?agent=" + author.idNat() + "," + reader.idNat() + "&patient=" + person.reference(), person.token()).text())
                .doesNotContain(set)
                .contains("\"total\":0");
        assertThat(Api.get(search(""), author.token()).text()).contains(set);

        Seen.unlabel(ALot.location(sent, 1).substring("DocumentReference/".length()), "INVISIBLE_PATIENT", reader.token());

        assertThat(Seen.reads(set, person.token())).isTrue();
        assertThat(Api.get(search("&action=C"), person.token()).text()).contains(set);
        assertThat(Api.get(search("&action=R"), person.token()).text()).contains(set);
    }

    @Test
    void first_access_is_told_once() {
        Seen.deposited(author.token(), Sent.document(person));
        Seen.consent(person.token(), Sent.grant(person, reader));
        for (int i = 0; i < 3; i++) {
            Seen.search(person, reader.token());
        }
        assertThat(Seen.ids(Api.get(
                        "/fhir/Communication?category=first-access&patient=" + person.reference(), person.token())))
                .hasSize(1);
    }

    @Test
    void nobody_writes_the_trace_over_the_api() {
        String any = "{\"resourceType\":\"AuditEvent\"}";
        for (String token : List.of(person.token(), author.token(), Api.token("{\"actor\":\"operator\"}"))) {
            assertThat(Api.post("/fhir/AuditEvent", token, any).code()).isEqualTo("not-offered");
            assertThat(Api.put("/fhir/AuditEvent/x", token, any).code()).isEqualTo("not-offered");
            assertThat(Api.delete("/fhir/AuditEvent/x", token).code()).isEqualTo("not-offered");
        }
        assertThat(Api.get("/fhir/AuditEvent/$verify", person.token()).code()).isEqualTo("not-permitted");
    }

    @Test
    void the_seal_finds_one_byte_changed_in_the_table_and_is_whole_again_when_it_is_put_back() {
        Seen.search(person, reader.token());
        String operator = Api.token("{\"actor\":\"operator\"}");
        assertThat(Seen.parameter(Api.get("/fhir/AuditEvent/$verify", operator), "valid")).isEqualTo("true");
        JdbcTemplate jdbc = new JdbcTemplate(RunningServer.context().getBean(DataSource.class));
        String row = jdbc.queryForObject(
                "select id from carnet_trace where agent_code = ?", String.class, reader.idNat());

        jdbc.update("update carnet_trace set reason = 'no-accesx' where id = ?", row);
        Api.Answer broken = Api.get("/fhir/AuditEvent/$verify", operator);
        jdbc.update("update carnet_trace set reason = 'no-access' where id = ?", row);

        assertThat(Seen.parameter(broken, "valid")).isEqualTo("false");
        assertThat(Seen.parameter(broken, "firstFault")).isNotEmpty();
        assertThat(Seen.parameter(Api.get("/fhir/AuditEvent/$verify", operator), "valid")).isEqualTo("true");
    }

    @Test
    void the_seal_finds_a_row_removed_and_a_row_inserted() {
        Seen.search(person, reader.token());
        assertThat(verified()).isEqualTo("true");
        DataSource source = RunningServer.context().getBean(DataSource.class);
        JdbcTemplate jdbc = new JdbcTemplate(source);
        SimpleJdbcInsert insert = new SimpleJdbcInsert(source).withTableName("carnet_trace");
        Map<String, Object> row = jdbc.queryForMap("select * from carnet_trace where agent_code = ?", reader.idNat());

        jdbc.update("delete from carnet_trace where id = ?", row.get("id"));
        String withoutIt = verified();
        insert.execute(row);
        assertThat(withoutIt).isEqualTo("false");
        assertThat(verified()).as("put back").isEqualTo("true");

        Map<String, Object> forged = new TreeMap<>(row);
        forged.replaceAll((column, value) -> column.equalsIgnoreCase("id") ? UUID.randomUUID().toString() : value);
        forged.replaceAll((column, value) -> column.equalsIgnoreCase("place") ? 4000 : value);
        insert.execute(forged);
        String withForged = verified();
        jdbc.update("delete from carnet_trace where place = 4000");
        assertThat(withForged).isEqualTo("false");
        assertThat(verified()).as("taken out").isEqualTo("true");
    }

    private static String verified() {
        return Seen.parameter(Api.get("/fhir/AuditEvent/$verify", Api.token("{\"actor\":\"operator\"}")), "valid");
    }

    private String search(String query) {
        return "/fhir/AuditEvent?_count=100&patient=" + person.reference() + query;
    }

    private int total(String token, String query) {
        return Api.get(search(query), token).json().get("total").asInt();
    }

    private String communications() {
        return Api.get("/fhir/Communication?patient=" + person.reference(), person.token()).text();
    }
}
