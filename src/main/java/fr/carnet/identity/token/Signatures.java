package fr.carnet.identity.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.security.Key;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How signatures are verified, of access tokens and of client assertions alike: asymmetric algorithms, the key named by
 * {@code kid} in one given source. Keys carried by the token itself ({@code jwk}, {@code jku}, {@code x5u}) are not read.
 */
public final class Signatures {
    public static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512,
            JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512,
            JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);

    private static final int LEAST_RSA_BITS = 2048;

    private Signatures() {}

    /** A processor that believes these keys only, for tokens of these types only. */
    public static DefaultJWTProcessor<SecurityContext> processor(
            JWKSource<SecurityContext> keys, Set<String> types, JWTClaimsSetVerifier<SecurityContext> rules) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                types.stream().map(JOSEObjectType::new).collect(Collectors.toSet())));
        processor.setJWSKeySelector(selector(keys));
        processor.setJWTClaimsSetVerifier(rules);
        return processor;
    }

    private static JWSKeySelector<SecurityContext> selector(JWKSource<SecurityContext> keys) {
        JWSKeySelector<SecurityContext> byKid = new JWSVerificationKeySelector<>(ALGORITHMS, keys);
        return (header, context) -> header.getKeyID() == null
                ? List.of()
                : byKid.selectJWSKeys(header, context).stream()
                        .filter(Signatures::longEnough)
                        .toList();
    }

    private static boolean longEnough(Key key) {
        return !(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
    }
}
