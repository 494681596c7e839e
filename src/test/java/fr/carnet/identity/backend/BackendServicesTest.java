package fr.carnet.identity.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.carnet.identity.IdentitySettings;
import fr.carnet.identity.SigningKeyFile;
import fr.carnet.identity.StartRefused;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class BackendServicesTest {
    private static final String CLIENT = "hospital-software";
    private static final String ENDPOINT = "https://carnet.test/oauth2/token";
    private static final ECKey KEY = key("k1");
    private static final ECKey OTHER = key("k1");

    @TempDir
    private Path folder;

    private BackendTokens tokens;
    private TokenEndpoint endpoint;

    private static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @BeforeEach
    void open() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(source).locations("classpath:db/migration/common").load().migrate();
        IdentitySettings settings = new IdentitySettings(
                URI.create("https://carnet.test/"),
                null,
                Duration.ofSeconds(30),
                List.of(),
                List.of(new IdentitySettings.Client(
                        CLIENT, "1690781810", null, new JWKSet(KEY.toPublicJWK()).toString())),
                List.of(),
                folder.resolve("key.json"),
                null);
        tokens = new BackendTokens(settings);
        UsedAssertions used = new UsedAssertions(JdbcClient.create(source), TransactionOperations.withoutTransaction());
        endpoint = new TokenEndpoint(new ClientAssertions(settings, used), tokens);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(CLIENT)
                .subject(CLIENT)
                .audience(ENDPOINT)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(240)));
    }

    private static String sign(ECKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES384)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.getKeyID())
                            .build(),
                    change.apply(claims()).build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MultiValueMap<String, String> form(String assertion, String... scope) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.add("client_assertion", assertion);
        Stream.of(scope).forEach(value -> form.add("scope", value));
        return form;
    }

    private ResponseEntity<?> call(MultiValueMap<String, String> form) {
        try {
            return endpoint.token(form, new MockHttpServletRequest("POST", "/oauth2/token"));
        } catch (OAuthError error) {
            return endpoint.refuse(error);
        }
    }

    @Test
    void a_registered_structure_gets_a_short_token_for_itself() throws Exception {
        ResponseEntity<?> answer = call(form(sign(KEY, c -> c), "system/DocumentReference.c unknown"));
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
        Map<?, ?> body = (Map<?, ?>) answer.getBody();
        assertThat(body.get("scope")).isEqualTo("system/DocumentReference.c");
        JWTClaimsSet issued =
                SignedJWT.parse((String) body.get("access_token")).getJWTClaimsSet();
        assertThat(issued.getStringClaim("structure")).isEqualTo("1690781810");
        assertThat(issued.getAudience()).containsExactly("https://carnet.test/fhir");
        assertThat(issued.getExpirationTime().toInstant()).isBefore(Instant.now().plusSeconds(301));
        assertThat(tokens.issuers()).singleElement().satisfies(issuer -> assertThat(issuer.issuer())
                .isEqualTo(issued.getIssuer()));
    }

    @Test
    void an_assertion_serves_once() {
        MultiValueMap<String, String> form = form(sign(KEY, c -> c));
        assertThat(call(form).getStatusCode().value()).isEqualTo(200);
        refused(call(form), 401, "invalid_client");
    }

    static Stream<Arguments> badAssertions() {
        return Stream.of(
                Arguments.of("another key", sign(OTHER, c -> c)),
                Arguments.of("unknown client", sign(KEY, c -> c.issuer("other").subject("other"))),
                Arguments.of("issuer is not subject", sign(KEY, c -> c.subject("other"))),
                Arguments.of("another audience", sign(KEY, c -> c.audience("https://other.test"))),
                Arguments.of("two audiences", sign(KEY, c -> c.audience(List.of(ENDPOINT, "https://other.test")))),
                Arguments.of("expired", sign(KEY, c -> c.expirationTime(Date.from(Instant.now().minusSeconds(60))))),
                Arguments.of("valid too long", sign(KEY, c -> c.expirationTime(Date.from(Instant.now().plusSeconds(600))))),
                Arguments.of("no expiry", sign(KEY, c -> c.expirationTime(null))),
                Arguments.of("no jti", sign(KEY, c -> c.jwtID(null))),
                Arguments.of("jti too long", sign(KEY, c -> c.jwtID("j".repeat(256)))),
                Arguments.of("not a token", "hello"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAssertions")
    void a_bad_assertion_is_an_invalid_client(String name, String assertion) {
        refused(call(form(assertion)), 401, "invalid_client");
    }

    @Test
    void other_requests_are_refused_in_the_words_of_the_standard() {
        MultiValueMap<String, String> password = form(sign(KEY, c -> c));
        password.set("grant_type", "password");
        refused(call(password), 400, "unsupported_grant_type");
        MultiValueMap<String, String> twice = form(sign(KEY, c -> c));
        twice.add("client_assertion", "again");
        refused(call(twice), 400, "invalid_request");
        refused(call(form(sign(KEY, c -> c), "unknown patient/*.r")), 400, "invalid_scope");
        MultiValueMap<String, String> another = form(sign(KEY, c -> c));
        another.add("client_id", "other");
        refused(call(another), 401, "invalid_client");
    }

    @Test
    void the_signing_key_outlives_a_restart_and_only_its_owner_reads_it() throws Exception {
        call(form(sign(KEY, c -> c)));
        Path file = folder.resolve("key.json");
        String before = new SigningKeyFile(file).key().getKeyID();
        assertThat(new SigningKeyFile(file).key().getKeyID()).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> new SigningKeyFile(file).key())
                .isInstanceOf(StartRefused.class);
    }

    private static void refused(ResponseEntity<?> answer, int status, String error) {
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(((Map<?, ?>) answer.getBody()).get("error")).isEqualTo(error);
    }
}
