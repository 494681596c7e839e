package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.Api;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One call and its answer, told twice: alone and as the entry of a batch, which must be answered with the same status, the
 * same code and the same body.
 *
 * @param told prepares a stage and gives the call
 * @param code our code of the refusal, {@code ""} when it is allowed
 */
record Story(String name, Function<Stage, Call> told, int status, String code) {

    /** A call as software would make it; {@code url} relative to the FHIR base. */
    record Call(String method, String url, String token, String body, Map<String, String> headers) {
        static Call get(String url, String token) {
            return new Call("GET", url, token, null, Map.of());
        }

        static Call post(String url, String token, String body) {
            return new Call("POST", url, token, body, Map.of("Content-Type", "application/fhir+json"));
        }

        static Call put(String url, String token, String body) {
            return new Call("PUT", url, token, body, Map.of("Content-Type", "application/fhir+json"));
        }

        static Call patch(String url, String token, String body) {
            return new Call("PATCH", url, token, body, Map.of("Content-Type", "application/json-patch+json"));
        }

        static Call delete(String url, String token) {
            return new Call("DELETE", url, token, null, Map.of());
        }

        Call ifMatch(String version) {
            Map<String, String> more = new HashMap<>(headers);
            more.put("If-Match", version);
            return new Call(method, url, token, body, more);
        }

        private Api.Answer alone() {
            return Api.call(method, "/fhir/" + url, token, body, headers);
        }

        private JsonNode inBatch() {
            Api.Answer answer = Api.post("/fhir", token, Sent.batch("batch", entry()));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return answer.json().at("/entry/0");
        }

        private String entry() {
            String match = headers.containsKey("If-Match")
                    ? ",\"ifMatch\":\"" + headers.get("If-Match").replace("\"", "\\\"") + "\""
                    : "";
            String request = "\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"" + match + "}";
            return "{" + (body == null ? "" : "\"resource\":" + resource() + ",") + request + "}";
        }

        /** A patch travels in a Binary. */
        private String resource() {
            return method.equals("PATCH")
                    ? "{\"resourceType\":\"Binary\",\"contentType\":\"" + headers.get("Content-Type") + "\",\"data\":\""
                            + Base64.getEncoder().encodeToString(body.getBytes()) + "\"}"
                    : body;
        }
    }

    static Story allowed(String name, Function<Stage, Call> told) {
        return new Story(name + ": allowed", told, 200, "");
    }

    static Story created(String name, Function<Stage, Call> told) {
        return new Story(name + ": allowed", told, 201, "");
    }

    static Story refused(String name, String code, Function<Stage, Call> told) {
        int status = switch (code) {
            case "not-found" -> 404;
            case "invalid", "target-unknown" -> 422;
            case "version-conflict" -> 412;
            case "duplicate", "limit-reached", "record-closed-conflict" -> 409;
            case "element-not-updatable" -> 405;
            default -> 403;
        };
        return new Story(name + ": " + code, told, status, code);
    }

    static Story refused(String name, int status, String code, Function<Stage, Call> told) {
        return new Story(name + ": " + code, told, status, code);
    }

    /** What changes nothing, reading and every refusal, is told twice on one stage; the rest on two. */
    void holds() {
        Stage stage = new Stage();
        Call call = told.apply(stage);
        Api.Answer alone = call.alone();
        assertThat(alone.status()).as(alone.text()).isEqualTo(status);
        assertThat(alone.code()).as(alone.text()).isEqualTo(code);
        boolean changed = !call.method().equals("GET") && alone.status() < 300;
        JsonNode entry = (changed ? told.apply(new Stage()) : call).inBatch();
        assertThat(entry.at("/response/status").asText()).as("in a batch").startsWith(status + " ");
        JsonNode body = entry.has("resource") ? entry.get("resource") : entry.at("/response/outcome");
        assertThat(plain(body)).as("in a batch").isEqualTo(plain(alone.json()));
    }

    private static String plain(JsonNode body) {
        return body.toString()
                .replaceAll("\"contained\":\\[.*],\"masterIdentifier\"", "CONTAINED")
                .replaceAll("p\\d+-[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID")
                .replaceAll("(19|20)\\d\\d-\\d\\d-\\d\\d(T[0-9:.]+(Z|[+-]\\d\\d:\\d\\d))?", "DATE")
                .replaceAll("\"[12]\\d{5}[\\dAB]\\d{8}\"", "INS")
                .replaceAll("\"8?1\\d{10}\"", "PS")
                .replaceAll("\"1\\d{9}\"", "STRUCTURE")
                .replaceAll("_cursor=[^\"&]*", "CURSOR")
                .replaceAll("\"(hash|data)\":\"[^\"]*\"", "CONTENT");
    }
}
