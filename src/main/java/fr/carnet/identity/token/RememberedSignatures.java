package fr.carnet.identity.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/**
 * Verifies a signature once. That a key signed these bytes is true for ever, so nothing remembered here grows old: which
 * key is believed and what the claims say is asked anew at every call. Only what held is remembered, by a digest.
 */
final class RememberedSignatures implements JWSVerifierFactory {
    private static final int MOST = 20_000;

    private final JWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();
    private final Cache<ByteBuffer, Boolean> held = Caffeine.newBuilder().maximumSize(MOST).build();

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return verifiers.supportedJWSAlgorithms();
    }

    @Override
    public JCAContext getJCAContext() {
        return verifiers.getJCAContext();
    }

    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
        return new Remembering(verifiers.createJWSVerifier(header, key), key.getEncoded());
    }

    private final class Remembering implements JWSVerifier {
        private final JWSVerifier verifier;
        private final byte[] key;

        private Remembering(JWSVerifier verifier, byte[] key) {
            this.verifier = verifier;
            this.key = key;
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return verifier.supportedJWSAlgorithms();
        }

        @Override
        public JCAContext getJCAContext() {
            return verifier.getJCAContext();
        }

        @Override
        public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
            ByteBuffer name = ByteBuffer.wrap(name(header.getAlgorithm().getName(), signed, signature));
            if (held.getIfPresent(name) != null) {
                return true;
            }
            boolean holds = verifier.verify(header, signed, signature);
            if (holds) {
                held.put(name, Boolean.TRUE);
            }
            return holds;
        }

        private byte[] name(String algorithm, byte[] signed, Base64URL signature) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                for (byte[] part : new byte[][] {
                    algorithm.getBytes(StandardCharsets.UTF_8), key, signed, signature.toString().getBytes(StandardCharsets.UTF_8)
                }) {
                    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
                    digest.update(part);
                }
                return digest.digest();
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }
    }
}
