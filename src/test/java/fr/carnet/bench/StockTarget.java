package fr.carnet.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Stock HAPI: whoever calls may do everything, nothing is traced. */
final class StockTarget implements Target {
    private static final String SYSTEM = "urn:oid:1.2.250.1.213.1.4.10";
    private static final Map<String, String> NONE = Map.of();
    private static final String PATIENT =
            """
            {"resourceType":"Patient","active":true,"identifier":[{"system":"%s","value":"%s"}],"name":[{"use":"official",
             "family":"ESSAI","given":["CAMILLE"]}],"gender":"female","birthDate":"1980-05-17"}""";

    private final AtomicLong next = new AtomicLong(280_059_913_000_000L);

    @Override
    public Holder newPerson(Http http) throws IOException, InterruptedException {
        String ins = Long.toString(next.incrementAndGet());
        String id = Http.parsed(http.post("/fhir/Patient", PATIENT.formatted(SYSTEM, ins), NONE))
                .get("id")
                .asText();
        String json = "{\"family\":\"ESSAI\",\"given\":\"CAMILLE\",\"gender\":\"female\",\"birthDate\":\"1980-05-17\"}";
        return new Holder(id, SYSTEM, ins, null, null, json);
    }

    @Override
    public Map<String, String> writes(Holder holder) {
        return NONE;
    }

    @Override
    public Map<String, String> dispenses(Holder holder) {
        return NONE;
    }

    @Override
    public Map<String, String> reads(Holder holder) {
        return NONE;
    }

    @Override
    public String whole() {
        return "$everything";
    }

    @Override
    public String contentOf(Http http, Holder holder, String answer) throws IOException {
        String binary = Http.parsed(answer).at("/entry/2/response/location").asText();
        return binary.replaceFirst("/_history/.*", "").replaceFirst(".*/fhir/", "");
    }
}
