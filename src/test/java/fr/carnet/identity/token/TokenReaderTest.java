package fr.carnet.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import fr.carnet.identity.ActorKind;
import fr.carnet.identity.Caller;
import fr.carnet.identity.StartRefused;
import fr.carnet.identity.TrustedIssuer;
import fr.carnet.shared.NamingSystems;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenReaderTest {
    private static final String INS = NamingSystems.INS_NIR + "|255069512345675";
    private static final Issuance PATIENTS = Issuance.named("https://patients.test");
    private static final Issuance AGENTS = Issuance.named("https://agents.test");
    private static final Issuance STRUCTURES = Issuance.named("https://structures.test");
    private static final Issuance ANY = Issuance.named("https://sandbox.test");
    private static final TokenReader READER = reader(
            PATIENTS.trusted(ActorKind.PATIENT, Set.of("app")),
            AGENTS.trusted(ActorKind.AGENT, Set.of()),
            STRUCTURES.trusted(ActorKind.STRUCTURE, Set.of()),
            ANY.trusted(null, Set.of()));

    private static TokenReader reader(TrustedIssuer... issuers) {
        return new TokenReader(List.of(() -> List.of(issuers)), Clock.fixed(Issuance.NOW, ZoneOffset.UTC));
    }

    private static UnaryOperator<JWTClaimsSet.Builder> patient(UnaryOperator<JWTClaimsSet.Builder> change) {
        return claims -> change.apply(claims.claim("ins", INS).claim("azp", "app"));
    }

    private static String patientToken(UnaryOperator<JWTClaimsSet.Builder> change) {
        return PATIENTS.sign(patient(change));
    }

    private static String patientToken(JWSHeader header, RSAKey key) {
        return Issuance.sign(
                header, patient(UnaryOperator.identity()).apply(PATIENTS.claims()).build(), key);
    }

    @Test
    void a_valid_token_of_each_issuer_gives_its_kind_of_caller() {
        assertThat(READER.read(patientToken(UnaryOperator.identity())))
                .isInstanceOfSatisfying(Caller.Patient.class, p -> assertThat(p.ins()).hasToString(INS));
        assertThat(READER.read(AGENTS.sign(claims -> claims))).isInstanceOf(Caller.Agent.class);
        assertThat(READER.read(STRUCTURES.sign(claims -> claims.claim("structure", "1690781810"))))
                .isInstanceOfSatisfying(
                        Caller.Structure.class, s -> assertThat(s.idNatStruct()).isEqualTo("1690781810"));
        assertThat(READER.read(ANY.sign(claims -> claims.claim("carnet_actor", "operator"))))
                .isInstanceOf(Caller.Operator.class);
    }

    @Test
    void a_claim_cannot_raise_the_kind_its_issuer_gives() {
        String asking = patientToken(claims -> claims.claim("carnet_actor", "operator").claim("kind", "operator"));
        assertThat(READER.read(asking)).isInstanceOf(Caller.Patient.class);
    }

    @Test
    void scopes_are_read_from_the_token() {
        Caller caller = READER.read(patientToken(claims -> claims.claim("scope", "openid patient/List.rs")));
        assertThat(caller.scopes().allow("List", 'r')).isTrue();
        assertThat(caller.scopes().allow("List", 'c')).isFalse();
    }

    @Test
    void small_clock_differences_are_tolerated() {
        Date past = Date.from(Issuance.NOW.minusSeconds(20));
        Date soon = Date.from(Issuance.NOW.plusSeconds(20));
        assertThat(READER.read(patientToken(c -> c.expirationTime(past)))).isNotNull();
        assertThat(READER.read(patientToken(c -> c.notBeforeTime(soon).issueTime(soon)))).isNotNull();
    }

    static Stream<Arguments> attacks() throws Exception {
        RSAKey key = PATIENTS.key();
        JWTClaimsSet good = patient(UnaryOperator.identity()).apply(PATIENTS.claims()).build();
        SignedJWT mac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                good);
        mac.sign(new MACSigner(key.toPublicJWK().toRSAPublicKey().getEncoded()));
        RSAKey own = Issuance.key(key.getKeyID());
        String valid = patientToken(UnaryOperator.identity());
        return Stream.of(
                Arguments.of("no signature (alg none)", new PlainJWT(good).serialize()),
                Arguments.of("HS256 with the public key as secret", mac.serialize()),
                Arguments.of("another key under the right kid", patientToken(PATIENTS.header().build(), own)),
                Arguments.of("unknown kid", patientToken(PATIENTS.header().keyID("x").build(), key)),
                Arguments.of("no kid", patientToken(PATIENTS.header().keyID(null).build(), key)),
                Arguments.of("key of another issuer", patientToken(AGENTS.header().build(), AGENTS.key())),
                Arguments.of(
                        "key carried by the token",
                        patientToken(PATIENTS.header().jwk(own.toPublicJWK()).build(), own)),
                Arguments.of(
                        "key at an address the token names",
                        patientToken(PATIENTS.header().jwkURL(URI.create("https://evil.test/k")).build(), own)),
                Arguments.of("changed claims", valid.replaceFirst("\\.[^.]+\\.", "." + good.toPayload().toBase64URL() + "x.")),
                Arguments.of("signature cut off", valid.substring(0, valid.lastIndexOf('.') + 1)),
                Arguments.of("not a token", "hello"),
                Arguments.of("type of an ID token", header(new JOSEObjectType("id+jwt"))),
                Arguments.of("type absent", header(null)));
    }

    private static String header(JOSEObjectType type) {
        return patientToken(PATIENTS.header().type(type).build(), PATIENTS.key());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void an_attack_on_the_signature_gives_no_caller(String name, String token) {
        assertThatThrownBy(() -> READER.read(token)).isInstanceOf(BadToken.class);
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                claims("other issuer", c -> c.issuer("https://agents.test")),
                claims("unknown issuer", c -> c.issuer("https://evil.test")),
                claims("almost our issuer", c -> c.issuer("https://patients.test/")),
                claims("no issuer", c -> c.issuer(null)),
                claims("other audience", c -> c.audience("https://other.test/fhir")),
                claims("no audience", c -> c.audience((String) null)),
                claims("no subject", c -> c.subject(null)),
                claims("subject of another type", c -> c.claim("sub", 12)),
                claims("expired", c -> c.expirationTime(Date.from(Issuance.NOW.minusSeconds(31)))),
                claims("no expiry", c -> c.expirationTime(null)),
                claims("expiry as text", c -> c.claim("exp", "tomorrow")),
                claims("not yet valid", c -> c.notBeforeTime(Date.from(Issuance.NOW.plusSeconds(31)))),
                claims("issued in the future", c -> c.issueTime(Date.from(Issuance.NOW.plusSeconds(31)))),
                claims("ID token (nonce)", c -> c.claim("nonce", "n")),
                claims("ID token (at_hash)", c -> c.claim("at_hash", "h")),
                claims("ID token (typ)", c -> c.claim("typ", "ID")),
                claims("refresh token (typ)", c -> c.claim("typ", "Refresh")),
                claims("typ of another type", c -> c.claim("typ", List.of("Bearer"))),
                claims("client not allowed", c -> c.claim("azp", "other")),
                claims("one of two clients not allowed", c -> c.claim("client_id", "other")),
                claims("no client", c -> c.claim("azp", null)),
                claims("no INS", c -> c.claim("ins", null)),
                claims("INS without system", c -> c.claim("ins", "255069512345675")),
                claims("INS of a system not accepted", c -> c.claim("ins", "urn:oid:1.2.3|255069512345675")),
                claims("INS of another type", c -> c.claim("ins", Map.of("value", INS))),
                claims("several INS", c -> c.claim("ins", List.of(INS))),
                claims("INS with a bar in it", c -> c.claim("ins", INS + "|1")),
                claims("scope of another type", c -> c.claim("scope", List.of("patient/*.r"))));
    }

    private static Arguments claims(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, patientToken(change));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void a_wrong_or_missing_claim_gives_no_caller(String name, String token) {
        assertThatThrownBy(() -> READER.read(token)).isInstanceOf(BadToken.class);
    }

    @Test
    void the_claim_of_the_sandbox_must_name_a_known_kind() {
        assertThatThrownBy(() -> READER.read(ANY.sign(c -> c))).isInstanceOf(BadToken.class);
        assertThatThrownBy(() -> READER.read(ANY.sign(c -> c.claim("carnet_actor", "OPERATOR"))))
                .isInstanceOf(BadToken.class);
        assertThatThrownBy(() -> READER.read(ANY.sign(c -> c.claim("carnet_actor", true))))
                .isInstanceOf(BadToken.class);
    }

    @Test
    void a_token_its_issuer_has_revoked_gives_no_caller() {
        TrustedIssuer plain = AGENTS.trusted(ActorKind.AGENT, Set.of());
        TrustedIssuer asking = new TrustedIssuer(
                plain.issuer(), plain.kind(), plain.audience(), plain.clientIds(), plain.types(),
                plain.insSystems(), plain.skew(), plain.keys(), (token, expiry) -> false);
        assertThatThrownBy(() -> reader(asking).read(AGENTS.sign(c -> c))).isInstanceOf(BadToken.class);
    }

    @Test
    void one_issuer_cannot_speak_for_two_kinds() {
        assertThatThrownBy(() -> reader(
                        AGENTS.trusted(ActorKind.AGENT, Set.of()), AGENTS.trusted(ActorKind.OPERATOR, Set.of())))
                .isInstanceOf(StartRefused.class);
    }
}
