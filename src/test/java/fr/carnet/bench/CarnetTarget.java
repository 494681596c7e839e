package fr.carnet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** Carnet with everything on: a doctor deposits, a pharmacist dispenses, a doctor with a grant reads; all is traced. */
final class CarnetTarget implements Target {
    private static final String DOCTOR = "10001234567";
    private static final String GRANT =
            """
            {"resourceType":"Consent","status":"active","scope":{"coding":[{
             "system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
             "patient":{"reference":"Patient/%s"},"dateTime":"2026-11-20","provision":{"type":"permit","actor":[{
             "role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType","code":"IRCP"}]},
             "reference":{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"8%s"}}}]}}""";

    private final String doctor;
    private final String pharmacist;

    CarnetTarget(Http http) throws IOException, InterruptedException {
        doctor = token(http, "{\"actor\":\"professional\",\"rpps\":\"" + DOCTOR + "\",\"profession\":\"10\"}");
        pharmacist = token(http, "{\"actor\":\"professional\",\"rpps\":\"10007654321\",\"profession\":\"21\"}");
    }

    private static String token(Http http, String actor) throws IOException, InterruptedException {
        String longLived = actor.substring(0, actor.length() - 1) + ",\"expiresIn\":7200}";
        return Http.parsed(http.post("/sandbox/token", longLived, Map.of()))
                .get("access_token")
                .asText();
    }

    @Override
    public Holder newPerson(Http http) throws IOException, InterruptedException {
        JsonNode person = Http.parsed(http.post("/sandbox/patients", "{\"count\":1,\"open\":true}", Map.of()))
                .get(0);
        String ins = person.at("/ins/value").asText();
        String token = token(http, "{\"actor\":\"patient\",\"ins\":\"" + ins + "\"}");
        String id = person.path("patientId").asText();
        http.post("/fhir/Consent", GRANT.formatted(id, DOCTOR), bearer(token));
        return new Holder(id, person.at("/ins/system").asText(), ins, null, token, person.toString());
    }

    @Override
    public Map<String, String> writes(Holder holder) {
        return bearer(doctor);
    }

    @Override
    public Map<String, String> dispenses(Holder holder) {
        return bearer(pharmacist);
    }

    @Override
    public Map<String, String> reads(Holder holder) {
        return bearer(doctor);
    }

    @Override
    public String whole() {
        return "$summary";
    }

    @Override
    public String contentOf(Http http, Holder holder, String answer) throws IOException, InterruptedException {
        String document = Http.parsed(answer).at("/entry/1/response/location").asText();
        String id = document.replaceFirst("/_history/.*", "").replaceFirst(".*DocumentReference/", "");
        String url = Http.parsed(http.text("/fhir/DocumentReference/" + id, bearer(doctor)))
                .at("/content/0/attachment/url")
                .asText();
        return url.replaceFirst(".*/fhir/", "");
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
