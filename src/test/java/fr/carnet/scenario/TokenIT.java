package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.ALocalServer;
import fr.carnet.scenario.support.AnIssuer;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.ChildServer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.Traits;
import fr.carnet.shared.NamingSystems;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server outside the sandbox, with issuers as in production: what a token must be (CONTRACT 3), over HTTP. */
class TokenIT {
    private static final String BASE = "https://carnet.test";
    private static final String AUDIENCE = BASE + "/fhir";
    /** Outside the sandbox the test system of INS is not accepted; the numbers are fictitious all the same. */
    private static final String SYSTEM = NamingSystems.INS_NIR;
    private static final String INS = SYSTEM + "|280017505600101";
    private static final String PATIENT = "\"ins\":\"" + INS + "\"";
    private static final AnIssuer PATIENTS = new AnIssuer("https://patients.test", "p1");
    private static final AnIssuer PSC = new AnIssuer("https://psc.test", "psc1");
    private static final AnIssuer AGENTS = new AnIssuer("https://agents.test", "a1");
    private static final AnIssuer OPERATORS = new AnIssuer("https://operators.test", "o1");
    private static final AnIssuer CLIENT = new AnIssuer("hospital-software", "c1");
    private static final String SELF = "/fhir/Patient/$record-status?identifier=" + INS.replace("|", "%7C");

    @TempDir
    private static Path data;

    private static ChildServer server;
    private static ALocalServer pscKeys;
    private static ALocalServer introspection;

    @BeforeAll
    static void start() {
        pscKeys = new ALocalServer(sent -> PSC.jwks());
        introspection = new ALocalServer(sent -> "{\"active\":true}");
        Map<String, String> settings = new HashMap<>();
        settings.put("carnet.sandbox.enabled", "false");
        settings.put("carnet.identity.base-url", BASE);
        settings.put("carnet.identity.cors-origins", "https://app.test");
        issuer(settings, 0, PATIENTS, "patient", PATIENTS.jwks());
        issuer(settings, 1, PSC, "professional", pscKeys.address());
        issuer(settings, 2, AGENTS, "agent", AGENTS.jwks());
        issuer(settings, 3, OPERATORS, "operator", OPERATORS.jwks());
        settings.put("carnet.identity.issuers[3].introspection.uri", introspection.address());
        settings.put("carnet.identity.issuers[3].introspection.client-id", "carnet");
        settings.put("carnet.identity.issuers[3].introspection.client-secret", "secret");
        settings.put("carnet.identity.clients[0].client-id", CLIENT.name());
        settings.put("carnet.identity.clients[0].structure", "1690781810");
        settings.put("carnet.identity.clients[0].jwks", CLIENT.jwks());
        server = new ChildServer(data, settings);
        server.start();
    }

    /** @param keys the set itself, or where it is */
    private static void issuer(Map<String, String> settings, int number, AnIssuer issuer, String kind, String keys) {
        String prefix = "carnet.identity.issuers[" + number + "].";
        settings.put(prefix + "issuer", issuer.name());
        settings.put(prefix + "kind", kind);
        settings.put(prefix + (keys.startsWith("{") ? "jwks" : "jwks-uri"), keys);
    }

    @AfterAll
    static void stop() {
        server.kill();
        pscKeys.close();
        introspection.close();
    }

    @Test
    void a_valid_token_passes_and_every_attack_gets_the_same_bytes_as_no_token() throws IOException, InterruptedException {
        String good = PATIENTS.signed(PATIENTS.claims(AUDIENCE, PATIENT));
        assertThat(server.get(SELF, good).status()).isEqualTo(200);
        assertThat(raw(Map.of("Authorization", List.of("bearer " + good)), SELF).status()).isEqualTo(200);
        Answer none = server.get(SELF, null);
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).startsWith("Bearer");
        new TokenAttacks(PATIENTS, AGENTS, AUDIENCE, PATIENT).on(good).forEach((name, token) -> refusedLike(none, name, server.get(SELF, token)));

        refusedLike(none, "twice", raw(Map.of("Authorization", List.of("Bearer " + good, "Bearer " + good)), SELF));
        refusedLike(none, "basic", raw(Map.of("Authorization", List.of("Basic " + good)), SELF));
        refusedLike(none, "without scheme", raw(Map.of("Authorization", List.of(good)), SELF));
        refusedLike(none, "in the address", raw(Map.of(), SELF + "&access_token=" + good));
        var elsewhere = Map.of("Cookie", List.of("access_token=" + good), "X-Access-Token", List.of(good));
        refusedLike(none, "in other headers", raw(elsewhere, SELF));
        refusedLike(none, "two tokens", raw(Map.of("Authorization", List.of("Bearer " + good + "," + good)), SELF));
        assertThat(server.log()).doesNotContain(good).doesNotContain("280017505600101");
    }

    private static void refusedLike(Answer none, String name, Answer answer) {
        assertThat(answer.status()).as(name).isEqualTo(401);
        assertThat(answer.text()).as(name).isEqualTo(none.text());
        assertThat(answer.header("WWW-Authenticate")).as(name).startsWith("Bearer");
        assertThat(answer.header("X-Request-Id")).as(name).isNotBlank();
    }

    @Test
    void a_claim_never_raises_a_patient_to_anybody_else() {
        String asking = PATIENTS.signed(PATIENTS.claims(
                AUDIENCE,
                PATIENT + ",\"carnet_actor\":\"operator\",\"structure\":\"1690781810\","
                        + psc("810000000001", "10^1.2.250.1.213.1.1.5.5", "")));
        assertThat(server.get("/fhir/AuditEvent/$verify", asking).code()).isEqualTo("not-permitted");
        assertThat(server.get(SELF.replace("2800175", "1800175"), asking).code()).isEqualTo("not-yours");
    }

    @Test
    void pro_sante_connect_names_the_exercise_the_caller_chose() {
        String id = opened("280017505600203");
        String two = "\"SubjectRefPro\":{\"exercices\":["
                + "{\"codeProfession\":\"10\",\"codeCategorieProfessionnelle\":\"C\",\"codeSavoirFaire\":\"SM54\",\"activities\":[]},"
                + "{\"codeProfession\":\"21\",\"codeCategorieProfessionnelle\":\"C\",\"codeSavoirFaire\":\"\",\"activities\":[]}]}";
        String doctor = PSC.signed(PSC.claims(AUDIENCE, psc("810000000001", "10^1.2.250.1.213.1.1.5.5", two)));
        String pharmacist = PSC.signed(PSC.claims(AUDIENCE, psc("810000000001", "21^1.2.250.1.213.1.1.5.5", two)));
        String unchosen = PSC.signed(PSC.claims(AUDIENCE, "\"SubjectNameID\":\"810000000001\"," + two));
        String notHis = PSC.signed(PSC.claims(AUDIENCE, psc("810000000001", "60^1.2.250.1.213.1.1.5.5", two)));
        String address = "/fhir/DocumentReference?patient=Patient/" + id;

        assertThat(server.get(address, doctor).code()).isEqualTo("no-access");
        assertThat(server.get(address, pharmacist).code()).isEqualTo("no-access");
        assertThat(server.get(address, unchosen).status()).isEqualTo(401);
        assertThat(server.get(address, notHis).status()).isEqualTo(401);

        String holder = PATIENTS.signed(PATIENTS.claims(AUDIENCE, "\"ins\":\"" + SYSTEM + "|280017505600203\""));
        JsonNode trace = server.get("/fhir/AuditEvent?agent=810000000001&patient=Patient/" + id, holder).json();
        assertThat(trace.findValuesAsText("code")).contains("10", "21");
        assertThat(trace.get("total").asInt()).isEqualTo(2);
    }

    private static String opened(String ins) {
        JsonNode person = new Traits(ins, "EXEMPLE", "ANNE", "female", "1980-01-15", "75056").patient();
        String agent = AGENTS.signed(AGENTS.claims(AUDIENCE, ""));
        Answer opened = server.post(
                "/fhir/Patient/$open-record", agent,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"patient\",\"resource\":" + person.toString().replace(Traits.INS_SYSTEM, SYSTEM) + "}]}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        return Life.patientId(opened);
    }

    private static String psc(String idNatPs, String role, String more) {
        return "\"SubjectNameID\":\"" + idNatPs + "\",\"SubjectRole\":[\"" + role + "\"],\"family_name\":\"EXEMPLE\","
                + "\"given_name\":\"CLAIRE\",\"Acces_Regulation_Medicale\":\"FAUX\",\"Palier_Authentification\":"
                + "\"APPPRIP3^1.2.250.1.213.1.5.1.1.1\",\"otherIds\":[{\"identifiant\":\"" + idNatPs
                + "\",\"origine\":\"RPPS\",\"qualite\":1}]" + (more.isEmpty() ? "" : "," + more);
    }

    @Test
    void keys_that_change_are_fetched_again_a_flood_is_not_and_without_the_address_known_ones_serve() {
        String patientClaims = psc("810000000009", "10^1.2.250.1.213.1.1.5.5", "");
        assertThat(server.get(SELF, PSC.signed(PSC.claims(AUDIENCE, patientClaims))).status()).isEqualTo(200);
        AnIssuer rotated = new AnIssuer(PSC.name(), "psc2");
        pscKeys.answers(sent -> "{\"keys\":[" + PSC.jwk() + "," + rotated.jwk() + "]}");
        assertThat(server.get(SELF, rotated.signed(rotated.claims(AUDIENCE, patientClaims))).status()).isEqualTo(200);

        int before = pscKeys.timesAsked();
        for (int i = 0; i < 25; i++) {
            AnIssuer unknown = i == 0 ? new AnIssuer(PSC.name(), "unknown") : rotated;
            String token = unknown.signed(TokenAttacks.header("RS256", "unknown" + i, ""), unknown.claims(AUDIENCE, patientClaims));
            assertThat(server.get(SELF, token).status()).isEqualTo(401);
        }
        assertThat(pscKeys.timesAsked() - before).as("fetches for 25 unknown keys").isLessThanOrEqualTo(2);
        pscKeys.isDown(true);
        assertThat(server.get(SELF, rotated.signed(rotated.claims(AUDIENCE, patientClaims))).status()).isEqualTo(200);
        AnIssuer stranger = new AnIssuer(PSC.name(), "psc3");
        assertThat(server.get(SELF, stranger.signed(stranger.claims(AUDIENCE, patientClaims))).status()).isEqualTo(401);
        pscKeys.isDown(false);
    }

    @Test
    void introspection_decides_and_when_it_cannot_be_asked_nobody_passes() {
        introspection.answers(sent -> "{\"active\":true}");
        assertThat(verify().status()).isEqualTo(200);
        introspection.answers(sent -> "{\"active\":false}");
        assertThat(verify().status()).isEqualTo(401);
        introspection.isDown(true);
        assertThat(verify().status()).isEqualTo(503);
        introspection.isDown(false);
    }

    private static Answer verify() {
        return server.get("/fhir/AuditEvent/$verify", OPERATORS.signed(OPERATORS.claims(AUDIENCE, "")));
    }

    @Test
    void a_structure_proves_itself_once_per_assertion() {
        String assertion = assertion(claims -> claims);
        Answer granted = token(assertion, "");
        assertThat(granted.header("Cache-Control")).contains("no-store");
        assertThat(granted.json().get("expires_in").asInt()).isLessThanOrEqualTo(300);
        String structure = granted.json().get("access_token").asText();
        assertThat(server.get(SELF, structure).status()).isEqualTo(200);
        assertThat(server.get("/fhir/AuditEvent/$verify", structure).code()).isEqualTo("not-permitted");
        refused("played again", token(assertion, ""));
        String scoped = token(assertion(claims -> claims), "&scope=system%2FList.rs").json().get("access_token").asText();
        assertThat(server.get(SELF, scoped).code()).isEqualTo("not-permitted");

        long now = Instant.now().getEpochSecond();
        refused("for another server", token(assertion(c -> c.replace(BASE + "/oauth2/token", "https://other.test/token")), ""));
        refused("for the FHIR base", token(assertion(c -> c.replace(BASE + "/oauth2/token", AUDIENCE)), ""));
        refused("too long", token(assertion(c -> c.replaceFirst("\"exp\":\\d+", "\"exp\":" + (now + 3600))), ""));
        refused("expired", token(assertion(c -> c.replaceFirst("\"exp\":\\d+", "\"exp\":" + (now - 60))), ""));
        refused("without id", token(assertion(c -> c.replaceFirst(",\"jti\":\"[^\"]+\"", "")), ""));
        refused("of another client", token(assertion(c -> c.replace("\"iss\":\"" + CLIENT.name(), "\"iss\":\"other")), ""));
        refused("about another client", token(assertion(c -> c.replace("\"sub\":\"" + CLIENT.name(), "\"sub\":\"other")), ""));
        AnIssuer thief = new AnIssuer(CLIENT.name(), "c1");
        refused("with another key", token(thief.signed(clientHeader(), clientClaims()), ""));
        refused("not signed", token(AnIssuer.part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + AnIssuer.part(clientClaims()) + ".", ""));
        refused("an access token", token(structure, ""));
        refused("another client_id", token(assertion(claims -> claims), "&client_id=other"));
    }

    private static void refused(String name, Answer answer) {
        assertThat(answer.status()).as(name).isEqualTo(401);
        assertThat(answer.json().get("error").asText()).as(name).isEqualTo("invalid_client");
        assertThat(answer.json().has("access_token")).as(name).isFalse();
    }

    private static String clientHeader() {
        return CLIENT.header().replace("at+jwt", "JWT");
    }

    private static String clientClaims() {
        long now = Instant.now().getEpochSecond();
        return "{\"iss\":\"" + CLIENT.name() + "\",\"sub\":\"" + CLIENT.name() + "\",\"aud\":\"" + BASE
                + "/oauth2/token\",\"exp\":" + (now + 200) + ",\"jti\":\"" + UUID.randomUUID() + "\"}";
    }

    private static String assertion(UnaryOperator<String> change) {
        return CLIENT.signed(clientHeader(), change.apply(clientClaims()));
    }

    private static Answer token(String assertion, String more) {
        String form = "grant_type=client_credentials&client_assertion_type="
                + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=" + assertion + more;
        return Api.call(
                "POST",
                server.base() + "/oauth2/token",
                null,
                form,
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"));
    }

    @Test
    void discovery_tells_the_truth_at_both_addresses_to_any_origin() throws IOException, InterruptedException {
        Answer smart = raw(Map.of("Origin", List.of("https://any.test")), "/.well-known/smart-configuration");
        assertThat(smart.status()).isEqualTo(200);
        assertThat(smart.header("Access-Control-Allow-Origin")).isEqualTo("*");
        JsonNode told = smart.json();
        assertThat(told.get("token_endpoint").asText()).isEqualTo(BASE + "/oauth2/token");
        assertThat(told.has("authorization_endpoint")).isFalse();
        assertThat(told.get("grant_types_supported")).hasSize(1);
        assertThat(told.get("code_challenge_methods_supported").get(0).asText()).isEqualTo("S256");
        assertThat(told.get("capabilities").toString())
                .contains("client-confidential-asymmetric", "permission-v2")
                .doesNotContain("launch", "sso", "client-public");
        assertThat(told.get("scopes_supported").toString()).contains("system/", "patient/", "user/");
        assertThat(server.get("/fhir/.well-known/smart-configuration", null).text()).isEqualTo(smart.text());
        for (String open : List.of("/fhir/metadata", "/fhir/.well-known/smart-configuration")) {
            assertThat(raw(Map.of("Origin", List.of("https://any.test")), open).header("Access-Control-Allow-Origin"))
                    .isEqualTo("*");
        }
        assertThat(raw(Map.of("Origin", List.of("https://any.test")), SELF).status()).isEqualTo(403);
        Answer ours = raw(Map.of("Origin", List.of("https://app.test")), SELF);
        assertThat(ours.header("Access-Control-Allow-Origin")).isEqualTo("https://app.test");
    }

    @Test
    void outside_the_sandbox_there_is_no_sandbox() {
        Map<String, String> json = Map.of("Content-Type", "application/json");
        assertThat(Api.call("POST", server.base() + "/sandbox/token", null, "{}", json).status()).isEqualTo(404);
    }

    private static Answer raw(Map<String, List<String>> headers, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.base() + path))
                .header("Accept", "application/fhir+json");
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        var response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.body(), response.headers());
    }
}
