package fr.carnet.scenario.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.Api.Answer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

/** The calls of a record's life (CONTRACT 4), and how to read their answers. */
public final class Life {
    private static final String RELATIONSHIP = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    private Life() {}

    /** A token of an actor without claims: {@code agent}, {@code feed}, {@code operator}. */
    public static String actor(String kind) {
        return Api.token("{\"actor\":\"" + kind + "\"}");
    }

    public static String structure() {
        return Api.token("{\"actor\":\"structure\",\"structure\":\"1690781810\"}");
    }

    /** A doctor (10). */
    public static String doctor(String rpps) {
        return Api.token("{\"actor\":\"professional\",\"profession\":\"10\",\"rpps\":\"" + rpps + "\"}");
    }

    public static Answer open(String token, JsonNode patient, JsonNode... representatives) {
        ObjectNode body = parameters();
        add(body, "patient", "resource", patient);
        for (JsonNode representative : representatives) {
            add(body, "representative", "resource", representative);
        }
        return Api.post("/fhir/Patient/$open-record", token, body);
    }

    public static Answer openWithoutHistory(String token, JsonNode patient) {
        ObjectNode body = parameters();
        add(body, "patient", "resource", patient);
        add(body, "importHistory", "valueBoolean", Api.parse("false"));
        return Api.post("/fhir/Patient/$open-record", token, body);
    }

    public static Answer status(String token, String ins) {
        return Api.get("/fhir/Patient/$record-status?identifier=" + identifier(ins), token);
    }

    /** {@code Patient?identifier=} (TD0.2). */
    public static Answer find(String token, String ins) {
        return Api.get("/fhir/Patient?identifier=" + identifier(ins), token);
    }

    public static Answer close(String token, String patientId, String reason) {
        ObjectNode body = parameters();
        add(body, "reason", "valueString", body.textNode(reason));
        return Api.post("/fhir/Patient/" + patientId + "/$close-record", token, body);
    }

    /** An operation without parameters, e.g. {@code $reopen-record}. */
    public static Answer operation(String token, String patientId, String name) {
        return Api.post("/fhir/Patient/" + patientId + "/" + name, token, parameters());
    }

    public static ObjectNode relatedPerson(String ins, String code) {
        return (ObjectNode) Api.parse(
                """
                {"resourceType":"RelatedPerson","active":true,"identifier":[{"system":"%s","value":"%s"}],
                 "relationship":[{"coding":[{"system":"%s","code":"%s"}]}],"name":[{"family":"EXEMPLE","given":["ANNE"]}]}
                """
                        .formatted(Traits.INS_SYSTEM, ins, RELATIONSHIP, code));
    }

    public static Answer relate(String token, String patientId, String ins, String code) {
        ObjectNode body = relatedPerson(ins, code);
        body.putObject("patient").put("reference", "Patient/" + patientId);
        return Api.post("/fhir/RelatedPerson", token, body);
    }

    /** A right of that professional: {@code permit} a grant, {@code deny} a block. */
    public static Answer right(String token, String patientId, String type, String rpps) {
        return Api.post(
                "/fhir/Consent",
                token,
                """
                {"resourceType":"Consent","status":"active","scope":{"coding":[{
                   "system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                 "patient":{"reference":"Patient/%s"},"dateTime":"2026-01-01","provision":{"type":"%s","actor":[{
                   "role":{"coding":[{"code":"IRCP"}]},
                   "reference":{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"8%s"}}}]}}
                """
                        .formatted(patientId, type, rpps));
    }

    /** Deposits a plain text; the answer is the DocumentReference. */
    public static Answer deposit(String token, String patientId, String text) {
        return Api.post("/fhir/DocumentReference", token, document(patientId, text));
    }

    /** One that the holder is not to see before its announcement. */
    public static Answer depositHidden(String token, String patientId, String text) {
        String label = "\"securityLabel\":[{\"coding\":[{\"system\":\"https://mos.esante.gouv.fr/NOS/"
                + "TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument\",\"code\":\"INVISIBLE_PATIENT\"}]}],";
        String document = document(patientId, text).replaceFirst("\"type\":", label + "\"type\":");
        return Api.post("/fhir/DocumentReference", token, document);
    }

    private static String document(String patientId, String text) {
        return """
                {"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/%s"},
                 "type":{"coding":[{"system":"http://loinc.org","code":"11488-4"}]},"description":"%s",
                 "date":"2026-01-10T10:00:00+01:00","author":[{"display":"Dr Claire Exemple"}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","title":"Consultation",
                   "creation":"2026-01-10T10:00:00+01:00","data":"%s"}}]}
                """
                .formatted(patientId, text, Base64.getEncoder().encodeToString(text.getBytes()));
    }

    public static Answer documents(String token, String patientId) {
        return Api.get("/fhir/DocumentReference?patient=Patient/" + patientId, token);
    }

    /** The value of a parameter as text ({@code ""} when absent); of a reference, where it points. */
    public static String value(Answer answer, String name) {
        JsonNode parameter = parameter(answer, name);
        JsonNode reference = parameter.at("/valueReference/reference");
        return reference.isMissingNode() ? parameter.path(typeOf(answer, name)).asText() : reference.asText();
    }

    /** Which {@code value[x]} a parameter carries, e.g. {@code valueCode}; {@code ""} when absent. */
    public static String typeOf(Answer answer, String name) {
        List<String> fields = new java.util.ArrayList<>();
        parameter(answer, name).fieldNames().forEachRemaining(fields::add);
        return fields.stream().filter(field -> field.startsWith("value")).findFirst().orElse("");
    }

    public static Instant instant(Answer answer, String name) {
        return OffsetDateTime.parse(value(answer, name)).toInstant();
    }

    /** The id of the Patient an answer names. */
    public static String patientId(Answer answer) {
        return value(answer, "patient").replace("Patient/", "");
    }

    public static JsonNode parameter(Answer answer, String name) {
        return StreamSupport.stream(answer.json().path("parameter").spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    public static Instant now() {
        return Instant.parse(Api.sandbox("GET", "/sandbox/clock", null).get("now").asText());
    }

    public static void advance(String duration) {
        Api.sandbox("PUT", "/sandbox/clock", "{\"advance\":\"" + duration + "\"}");
    }

    public static JsonNode runJobs() {
        return Api.sandbox("POST", "/sandbox/jobs", null);
    }

    private static String identifier(String ins) {
        return Traits.INS_SYSTEM + "%7C" + ins;
    }

    private static ObjectNode parameters() {
        return (ObjectNode) Api.parse("{\"resourceType\":\"Parameters\"}");
    }

    private static void add(ObjectNode body, String name, String field, JsonNode value) {
        ArrayNode list = body.withArray("/parameter");
        list.addObject().put("name", name).set(field, value);
    }
}
