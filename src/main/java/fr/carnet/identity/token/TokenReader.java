package fr.carnet.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.JWTProcessor;
import fr.carnet.identity.Caller;
import fr.carnet.identity.StartRefused;
import fr.carnet.identity.TrustedIssuer;
import fr.carnet.identity.TrustedIssuers;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tells who a bearer token speaks for. The unverified {@code iss} only chooses whose keys and rules apply; nothing else
 * of a token is believed before its signature.
 */
@Component
public class TokenReader {
    private static final int LONGEST = 16_384;

    private final Map<String, Verifier> verifiers = new HashMap<>();
    /** A token is sent with every call until it expires. */
    private final JWSVerifierFactory signatures = new RememberedSignatures();

    private final ReadTokens known = new ReadTokens();

    private record Verifier(TrustedIssuer issuer, JWTProcessor<SecurityContext> processor) {}

    @Autowired
    TokenReader(List<TrustedIssuers> sources) {
        this(sources, Clock.systemUTC());
    }

    TokenReader(List<TrustedIssuers> sources, Clock machine) {
        sources.stream().flatMap(source -> source.issuers().stream()).forEach(issuer -> add(issuer, machine));
    }

    private void add(TrustedIssuer issuer, Clock machine) {
        var processor = Signatures.processor(issuer.keys(), issuer.types(), new AccessTokenRules(issuer, machine));
        processor.setJWSVerifierFactory(signatures);
        if (verifiers.put(issuer.issuer(), new Verifier(issuer, processor)) != null) {
            throw new StartRefused(
                    "The token issuer " + issuer.issuer() + " is configured twice.",
                    "Give each issuer once in carnet.identity.issuers: one issuer speaks for one kind of actor.");
        }
    }

    /**
     * The caller this token proves.
     *
     * @throws BadToken when it proves none
     * @throws Refusal {@code unavailable} when the issuer cannot be asked
     */
    public Caller read(String token) {
        if (token.length() > LONGEST) {
            throw new BadToken("too long");
        }
        Optional<ReadTokens.Read> before = known.find(token);
        SignedJWT jwt = before.map(ReadTokens.Read::jwt).orElseGet(() -> parse(token));
        Verifier verifier = verifiers.get(issuerOf(jwt));
        if (verifier == null) {
            throw new BadToken("unknown issuer");
        }
        JWTClaimsSet claims = verified(jwt, verifier);
        Caller caller = before.map(ReadTokens.Read::caller).orElseGet(() -> caller(jwt, verifier));
        if (!verifier.issuer().status().active(token, claims.getExpirationTime().toInstant())) {
            throw new BadToken("no longer active");
        }
        if (before.isEmpty()) {
            known.keep(token, new ReadTokens.Read(jwt, caller));
        }
        return caller;
    }

    private static Caller caller(SignedJWT verified, Verifier verifier) {
        Claims sent = new Claims(verified.getPayload().toJSONObject());
        sent.text("sub");
        return CallerReader.read(sent, verifier.issuer());
    }

    private static SignedJWT parse(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException notSigned) {
            throw new BadToken("not a signed JWT");
        }
    }

    private static String issuerOf(SignedJWT jwt) {
        try {
            return jwt.getJWTClaimsSet().getIssuer();
        } catch (ParseException unreadable) {
            throw new BadToken("unreadable claims");
        }
    }

    /** A flood of unknown key ids is the caller's fault; keys that cannot be fetched are not. */
    private static JWTClaimsSet verified(SignedJWT jwt, Verifier verifier) {
        try {
            return verifier.processor().process(jwt, null);
        } catch (RateLimitReachedException unknownKey) {
            throw new BadToken("unknown key");
        } catch (JWKSetUnavailableException unreachable) {
            throw Refusal.of(ErrorCode.UNAVAILABLE);
        } catch (KeySourceException unusable) {
            throw new BadToken("no usable key");
        } catch (BadJOSEException | JOSEException refused) {
            throw new BadToken(refused.getMessage());
        }
    }
}
