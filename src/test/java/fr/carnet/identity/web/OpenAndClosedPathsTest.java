package fr.carnet.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** The edge and the door of the server as the network sees them, in sandbox mode, without the FHIR server. */
@SpringBootTest(
        classes = DoorSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "carnet.sandbox.enabled=true",
            "carnet.data=target/door-sandbox",
            "carnet.server.max-body=100KB",
            "carnet.identity.cors-origins=https://app.test",
            "spring.datasource.hikari.auto-commit=false",
            "spring.flyway.locations=classpath:db/migration/common",
            "spring.datasource.url=jdbc:h2:mem:door-sandbox;DB_CLOSE_DELAY=-1"
        })
@ActiveProfiles("door")
class OpenAndClosedPathsTest extends DoorSlice.Calls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private String token(String body) throws Exception {
        HttpResponse<String> answer = send(json("POST", "/sandbox/token", body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("access_token").asText();
    }

    private HttpRequest.Builder json(String method, String path, String body) {
        return call(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder withToken(String path, String token) {
        return call(path).header("Authorization", "Bearer " + token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/metadata", "/fhir/.well-known/smart-configuration", "/.well-known/smart-configuration",
                "/sandbox/clock", "/fhir/api-docs"
            })
    void open_paths_need_no_token_and_do_not_mind_a_bad_one(String path) throws Exception {
        assertThat(send(call(path)).statusCode()).isEqualTo(200);
        assertThat(send(withToken(path, "bad")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir", "/fhir/Patient", "/fhir/metadata/x", "/fhir/%6Detadata", "/unknown", "/error", "/actuator",
                "/actuator/env", "/guidebook", "/fhir/swagger-uix", "/oauth2/token"
            })
    void every_other_path_answers_401_even_an_unknown_one(String path) throws Exception {
        for (HttpRequest.Builder request : List.of(call(path), withToken(path, "bad"))) {
            HttpResponse<String> answer = send(request);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(code(answer)).isEqualTo("no-token");
        }
    }

    @Test
    void a_refusal_is_said_in_the_language_and_format_asked_for() throws Exception {
        assertThat(send(call("/fhir/Patient")).body()).contains("jeton");
        HttpResponse<String> answer = send(
                call("/fhir/Patient?_format=xml").header("Accept-Language", "de, en;q=0.5"));
        assertThat(answer.body()).startsWith("<OperationOutcome").contains("valid access token");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+xml");
    }

    @Test
    void writing_to_an_open_page_is_not_open() throws Exception {
        assertThat(send(json("POST", "/fhir/metadata", "{}")).statusCode()).isEqualTo(401);
    }

    @Test
    void each_kind_of_token_gives_its_caller() throws Exception {
        assertThat(who("{\"actor\":\"patient\",\"ins\":\"255069512345675\"}"))
                .isEqualTo("Patient ins:urn:oid:1.2.250.1.213.1.4.10|255069512345675");
        assertThat(who("{\"actor\":\"professional\",\"rpps\":\"10001234567\",\"profession\":\"10\","
                        + "\"specialty\":\"SM54\",\"structure\":\"1690781810\",\"regulation\":true}"))
                .isEqualTo("Professional ps:810001234567");
        assertThat(who("{\"actor\":\"professional\",\"rpps\":\"10001234567\",\"profession\":\"60\"}"))
                .isEqualTo("Professional ps:810001234567");
        assertThat(who("{\"actor\":\"structure\",\"structure\":\"1690781810\"}"))
                .isEqualTo("Structure st:1690781810");
        assertThat(who("{\"actor\":\"agent\"}")).startsWith("Agent ");
        assertThat(who("{\"actor\":\"feed\"}")).startsWith("Feed ");
        assertThat(who("{\"actor\":\"operator\",\"expiresIn\":60}")).startsWith("Operator ");
    }

    private String who(String actor) throws Exception {
        return send(withToken("/fhir/who", token(actor))).body();
    }

    @Test
    void an_expired_token_is_no_token() throws Exception {
        for (int seconds : new int[] {-1, -3600, 0}) {
            String expired = token("{\"actor\":\"agent\",\"expiresIn\":" + seconds + "}");
            assertThat(send(withToken("/fhir/who", expired)).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void two_authorization_headers_are_no_token() throws Exception {
        String good = token("{\"actor\":\"agent\"}");
        assertThat(send(withToken("/fhir/who", good).header("Authorization", "Bearer " + good))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(call("/fhir/who?access_token=" + good)).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}", "[]", "{\"actor\":\"king\"}", "{\"actor\":7}", "{\"actor\":\"patient\"}",
                "{\"actor\":\"patient\",\"ins\":\"1\",\"insSystem\":\"urn:x\"}",
                "{\"actor\":\"professional\",\"rpps\":\"10001234567\"}",
                "{\"actor\":\"professional\",\"rpps\":\"1\",\"profession\":\"10\"}",
                "{\"actor\":\"professional\",\"rpps\":\"10001234567\",\"profession\":\"10\",\"regulation\":\"yes\"}",
                "{\"actor\":\"structure\"}", "{\"actor\":\"agent\",\"expiresIn\":\"soon\"}",
                "{\"actor\":\"agent\",\"expiresIn\":-9223372036854775808}", "{\"actor\":\"agent\",\"expiresIn\":1e30}"
            })
    void a_wrong_request_for_a_token_is_explained(String body) throws Exception {
        HttpResponse<String> answer = send(json("POST", "/sandbox/token", body));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo("invalid");
    }

    @Test
    void requests_that_spring_refuses_are_explained_too() throws Exception {
        HttpResponse<String> unreadable = send(json("POST", "/sandbox/token", "{"));
        assertThat(unreadable.statusCode()).isEqualTo(400);
        assertThat(code(unreadable)).isEqualTo("invalid");
        HttpResponse<String> method = send(call("/sandbox/token"));
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(code(method)).isEqualTo("not-offered");
        HttpResponse<String> unknown = send(call("/sandbox/unknown"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(code(unknown)).isEqualTo("not-found");
        HttpResponse<String> withToken = send(withToken("/unknown", token("{\"actor\":\"agent\"}")));
        assertThat(withToken.statusCode()).isEqualTo(404);
        assertThat(code(withToken)).isEqualTo("not-found");
    }

    @Test
    void the_clock_moves_forward_only_and_returns() throws Exception {
        HttpResponse<String> moved = send(json("PUT", "/sandbox/clock", "{\"advance\":\"P10Y1D\"}"));
        assertThat(moved.statusCode()).isEqualTo(200);
        String now = JSON.readTree(moved.body()).get("now").asText();
        assertThat(send(call("/sandbox/clock")).body()).contains(now.substring(0, 10));
        HttpResponse<String> back = send(json("PUT", "/sandbox/clock", "{\"now\":\"2020-01-01T00:00:00Z\"}"));
        assertThat(back.statusCode()).isEqualTo(422);
        assertThat(send(json("PUT", "/sandbox/clock", "{}")).statusCode()).isEqualTo(422);
        assertThat(send(withToken("/fhir/who", token("{\"actor\":\"agent\"}"))).statusCode())
                .isEqualTo(200);
        HttpResponse<String> reset = send(call("/sandbox/clock").DELETE());
        assertThat(reset.statusCode()).isEqualTo(200);
        assertThat(reset.body()).doesNotContain(now.substring(0, 10));
    }

    @Test
    void smart_configuration_says_where_structures_get_a_token() throws Exception {
        HttpResponse<String> answer = send(call("/fhir/.well-known/smart-configuration"));
        JsonNode smart = JSON.readTree(answer.body());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(smart.get("token_endpoint").asText()).endsWith("/oauth2/token");
        assertThat(smart.get("token_endpoint_auth_methods_supported").get(0).asText())
                .isEqualTo("private_key_jwt");
        assertThat(smart.get("code_challenge_methods_supported")).hasSize(1);
        assertThat(smart.get("capabilities")).isNotEmpty();
    }

    @Test
    void the_token_endpoint_answers_in_the_words_of_oauth() throws Exception {
        HttpResponse<String> answer = send(call("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_assertion=a&client_assertion_type="
                        + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer")));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(answer.body()).get("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void only_configured_origins_may_call_from_a_browser() throws Exception {
        HttpResponse<String> allowed = send(preflight("https://app.test"));
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://app.test");
        HttpResponse<String> refused = send(preflight("https://evil.test"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(code(refused)).isEqualTo("not-permitted");
    }

    private HttpRequest.Builder preflight(String origin) {
        return call("/fhir/Patient")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", BodyPublishers.noBody());
    }

    @Test
    void a_raw_bar_in_a_query_is_accepted() throws Exception {
        String token = token("{\"actor\":\"agent\"}");
        assertThat(raw("GET /fhir/who?patient.identifier=urn:oid:1.2|3 HTTP/1.1", "Authorization: Bearer " + token))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /fhir/wh\"o HTTP/1.1", "GET /sandbox/..%2ffhir/who HTTP/1.1", "GET /sandbox/../fhir/who HTTP/1.1",
                "GET /sandbox/..;/fhir/who HTTP/1.1", "GET //fhir/who HTTP/1.1", "GET /fhir/who|x HTTP/1.1", "GET /fhir/metadata;x HTTP/1.1"
            })
    void a_tricky_address_is_refused_with_an_outcome(String line) throws Exception {
        String answer = raw(line, "Accept: application/json");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("not-offered").containsIgnoringCase("X-Request-Id");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("tomcat", "apache", "java.");
    }

    @Test
    void a_body_over_the_limit_is_one_clear_413() throws Exception {
        String token = token("{\"actor\":\"agent\"}");
        byte[] large = new byte[3_000_000];
        HttpResponse<String> announced = send(withToken("/fhir/who", token).POST(BodyPublishers.ofByteArray(large)));
        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(code(announced)).isEqualTo("too-large");
        HttpResponse<String> streamed = send(withToken("/fhir/who", token)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
        assertThat(streamed.statusCode()).isEqualTo(413);
        assertThat(code(streamed)).isEqualTo("too-large");
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body())
                .at("/issue/0/details/coding/0/code")
                .asText();
    }

    @Override
    protected URI base() {
        return URI.create("http://localhost:" + port);
    }
}
