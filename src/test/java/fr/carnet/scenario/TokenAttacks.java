package fr.carnet.scenario;

import fr.carnet.scenario.support.AnIssuer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that must prove nothing, by name.
 *
 * @param issuer whose patients they pretend to come from, key id {@code p1}
 * @param other another issuer this server believes, for another kind of actor
 * @param who the claim that names the person
 */
record TokenAttacks(AnIssuer issuer, AnIssuer other, String audience, String who) {
    Map<String, String> on(String good) {
        String claims = issuer.claims(audience, who);
        AnIssuer thief = new AnIssuer(issuer.name(), "p1");
        long now = Instant.now().getEpochSecond();
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("no algorithm", AnIssuer.part("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + AnIssuer.part(claims) + ".");
        attacks.put("no algorithm, signed", issuer.signed(header("none", "p1", ""), claims));
        attacks.put("the public key as secret", hs256(claims));
        attacks.put("another key", thief.signed(claims));
        attacks.put("no key named", issuer.signed("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", claims));
        for (String kid : List.of("../../p1", "https://evil.test/k", "' or 1=1 --", "a1", "p1\\u0000", "")) {
            attacks.put("kid " + kid, issuer.signed(header("RS256", kid, ""), claims));
        }
        attacks.put("its own key", thief.signed(header("RS256", "p1", ",\"jwk\":" + thief.jwk()), claims));
        attacks.put("keys elsewhere", thief.signed(header("RS256", "p1", ",\"jku\":\"https://evil.test/k\""), claims));
        attacks.put("a chain elsewhere", thief.signed(header("RS256", "p1", ",\"x5u\":\"https://evil.test/c\""), claims));
        attacks.put("an unknown critical header", issuer.signed(header("RS256", "p1", ",\"crit\":[\"x\"],\"x\":1"), claims));
        withOtherClaims(attacks, claims, now);
        attacks.put("changed", good.replaceFirst("\\.[^.]+\\.", "." + AnIssuer.part(claims.replace("2800175", "1800175")) + "."));
        attacks.put("five parts", good + ".a.b");
        attacks.put("huge", issuer.signed(issuer.claims(audience, who + ",\"x\":\"" + "y".repeat(24_000) + "\"")));
        return attacks;
    }

    private void withOtherClaims(Map<String, String> attacks, String claims, long now) {
        attacks.put("signed by another issuer", other.signed(other.header(), claims));
        attacks.put("another issuer's kid and key", other.signed(header("RS256", "p1", ""), claims));
        attacks.put("another audience", issuer.signed(issuer.claims("https://other.test/fhir", who)));
        attacks.put("almost our audience", issuer.signed(issuer.claims(audience + "/", who)));
        attacks.put("no audience", issuer.signed(claims.replace("\"aud\":\"" + audience + "\",", "")));
        attacks.put("expired", issuer.signed(claims.replaceFirst("\"exp\":\\d+", "\"exp\":" + (now - 60))));
        attacks.put("without end", issuer.signed(claims.replaceFirst(",\"exp\":\\d+", "")));
        attacks.put("from the future", issuer.signed(claims.replaceFirst("\"iat\":\\d+", "\"iat\":" + (now + 600))));
        attacks.put("not yet", issuer.signed(issuer.claims(audience, who + ",\"nbf\":" + (now + 600))));
        attacks.put("an id token", issuer.signed(issuer.claims(audience, who + ",\"nonce\":\"n\"")));
        attacks.put("type of an id token", issuer.signed(issuer.header().replace("at+jwt", "id_token+jwt"), claims));
        attacks.put("type of a logout token", issuer.signed(issuer.header().replace("at+jwt", "logout+jwt"), claims));
        attacks.put("a logout token", issuer.signed(issuer.claims(audience, who + ",\"events\":{}")));
        attacks.put("no such issuer", issuer.signed(claims.replace("patients.test", "patients.test.evil.test")));
        attacks.put("claims twice", issuer.signed(issuer.claims(audience, who + "," + who)));
        attacks.put("issuer twice", issuer.signed(issuer.claims(audience, who + ",\"iss\":\"https://agents.test\"")));
        attacks.put("a professional's claims", issuer.signed(issuer.claims(audience, "\"SubjectNameID\":\"810000000001\",\"SubjectRole\":[\"10^1.2.250.1.213.1.1.5.5\"]")));
    }

    static String header(String algorithm, String kid, String more) {
        return "{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"" + more + "}";
    }

    private String hs256(String claims) {
        String input = AnIssuer.part(header("HS256", "p1", "")) + "." + AnIssuer.part(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(issuer.publicKey(), "HmacSHA256"));
            return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(input.getBytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
