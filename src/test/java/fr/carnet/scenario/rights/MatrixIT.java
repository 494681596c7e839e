package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The known cells of the habilitation matrix (order of 26 October 2023), one document of every accepted type in the
 * record: searched with exact totals, read, and explained alike.
 */
class MatrixIT {
    private static final List<String> NURSE_YES =
            List.of("83981-1", "DOCPAT03", "DOCPAT06", "47420-5", "11502-2", "15507-7", "56445-0", "PROT_ALD");
    private static final List<String> NURSE_NO = List.of("75496-0", "68599-0", "83901-9", "68817-6", "89601-9");
    private static final List<String> DENTIST_NO = List.of("80788-3", "75496-0", "83981-1", "83901-9", "68599-0");
    private static final List<String> COORDINATOR_NO = List.of(
            "15507-7", "BIL_AUTO", "34794-8", "34112-3", "11506-3", "89601-9", "55115-0", "57828-6", "57832-8", "57833-6",
            "61357-0", "75468-9", "DOCPAT02", "PRESC-AAT", "PRESC-BIO", "PRESC-INF", "PRESC-KINE", "PRESC-ORTHOPHO",
            "PRESC-ORTHOPTIE", "PRESC-PEDI");

    private static final Map<String, String> DOCUMENTS = new LinkedHashMap<>();
    private static APerson person;

    @BeforeAll
    static void one_document_of_every_type() throws IOException {
        person = APerson.withRecord();
        List<String> types = new ArrayList<>();
        try (var list = MatrixIT.class.getResourceAsStream("/fr/carnet/conformance/document-types.json")) {
            Api.parse(new String(list.readAllBytes(), StandardCharsets.UTF_8))
                    .get("types")
                    .forEach(type -> types.add(type.get("code").asText()));
        }
        String[] entries = types.stream()
                .map(type -> Sent.entry("POST", "DocumentReference", Sent.identified(person, type, Sent.newIdentifier())))
                .toArray(String[]::new);
        JsonNode answers = Api.post("/fhir", Pro.doctor().token(), Sent.batch("batch", entries)).json().get("entry");
        for (int i = 0; i < types.size(); i++) {
            String id = answers.get(i).at("/resource/id").asText();
            if (answers.get(i).at("/response/status").asText().startsWith("201")) {
                DOCUMENTS.put(types.get(i), id);
            }
        }
        assertThat(DOCUMENTS).hasSizeGreaterThan(100).containsKeys("68599-0", "ATTEST-RESID", "REMB", "11526-1");
    }

    @Test
    void a_doctor_reads_everything_but_the_certificate_of_residence() {
        Set<String> all = new TreeSet<>(DOCUMENTS.keySet());
        all.remove("ATTEST-RESID");
        assertThat(sees(Pro.of("10"), List.of("REMB", "68599-0"), List.of("ATTEST-RESID"))).isEqualTo(all);
    }

    @Test
    void a_nurse_reads_what_the_order_says() {
        sees(Pro.of("60"), NURSE_YES, NURSE_NO);
    }

    @Test
    void a_dentist_reads_most_and_not_what_the_order_refuses() {
        assertThat(sees(Pro.of("40"), List.of("11502-2", "11488-4"), DENTIST_NO)).hasSizeGreaterThan(DOCUMENTS.size() / 2);
    }

    @Test
    void a_pharmacist_reads_less_than_a_doctor_and_more_than_everybody_else() {
        Set<String> doctor = sees(Pro.of("10"), List.of(), List.of());
        Set<String> pharmacist = sees(Pro.of("21"), List.of("60593-1", "57833-6"), List.of("68599-0", "83901-9"));
        assertThat(doctor).containsAll(pharmacist).hasSizeGreaterThan(pharmacist.size());
        for (String other : List.of("40", "50", "60", "80", "31")) {
            Set<String> seen = sees(Pro.of(other), List.of(), List.of());
            assertThat(pharmacist).as(other).containsAll(seen).hasSizeGreaterThan(seen.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"26", "31", "50", "69", "70", "80", "91", "92", "94", "95", "96", "98"})
    void the_other_health_professions_read_most_documents(String profession) {
        assertThat(sees(Pro.of(profession), List.of("11488-4"), List.of("68599-0", "83901-9", "ATTEST-RESID")))
                .hasSizeGreaterThan(DOCUMENTS.size() / 2);
    }

    @Test
    void an_assistant_of_the_care_team_reads_through_the_grant_to_the_structure() {
        String finess = Pro.newStructure();
        Pro assistant = Pro.with("31", ",\"structure\":\"" + finess + "\"");
        assertThat(Seen.search(person, assistant.token()).code()).isEqualTo("no-access");
        Seen.consent(person.token(), Sent.careTeam(person, finess));
        assertThat(Seen.all("DocumentReference?patient=" + person.reference(), assistant.token()))
                .hasSizeGreaterThan(DOCUMENTS.size() / 2);
    }

    @Test
    void the_coordinator_and_social_roles_read_nothing_the_order_refuses_them() {
        sees(Pro.of("330"), List.of(), COORDINATOR_NO);
        assertThat(sees(Pro.of("41"), List.of(), List.of("11488-4"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "71", "72", "93"})
    void an_unlisted_profession_reads_nothing(String profession) {
        assertThat(sees(Pro.of(profession), List.of(), List.of("11488-4"))).isEmpty();
    }

    /** Types he finds, after every way of finding them was seen to agree. */
    private static Set<String> sees(Pro professional, List<String> open, List<String> closed) {
        Seen.consent(person.token(), Sent.grant(person, professional));
        Set<String> ids = Seen.all("DocumentReference?patient=" + person.reference(), professional.token());
        Set<String> found = DOCUMENTS.entrySet().stream()
                .filter(document -> ids.contains(document.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).hasSameSizeAs(ids);
        assertThat(found).containsAll(open);
        assertThat(closed).noneMatch(found::contains);
        for (List<String> known : List.of(open, closed)) {
            known.forEach(type -> agrees(professional, type, found.contains(type)));
        }
        return found;
    }

    private static void agrees(Pro professional, String type, boolean shown) {
        String search = "/fhir/DocumentReference?_summary=count&type=" + type + "&patient=" + person.reference();
        assertThat(Api.get(search, professional.token()).json().get("total").asInt()).as(type).isEqualTo(shown ? 1 : 0);
        assertThat(Seen.reads("DocumentReference/" + DOCUMENTS.get(type), professional.token())).as(type).isEqualTo(shown);
        assertThat(Seen.explained(person, professional, type))
                .as(type)
                .isEqualTo(shown ? "permit grant" : "deny not-in-matrix");
    }
}
