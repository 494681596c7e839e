package fr.carnet.portability;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import fr.carnet.content.SealedFiles;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.springframework.stereotype.Component;

/**
 * An archive on its way between two installations: one line, a JWE (RFC 7516) to the receiver's key with a fresh content
 * key inside, then the archive sealed with that key piece by piece, so that its size does not matter.
 */
@Component
class ExchangeEnvelope {
    static final String MIME = "application/vnd.carnet.sealed-record";
    static final JWEAlgorithm ALGORITHM = JWEAlgorithm.RSA_OAEP_256;
    private static final String PLACE = "archive";
    private static final int LONGEST_LINE = 4096;

    private final SealedFiles sealing;
    private final ExchangeKey own;

    ExchangeEnvelope(SealedFiles sealing, ExchangeKey own) {
        this.sealing = sealing;
        this.own = own;
    }

    /** What is written to it can be read by that installation only; closing it closes the target. */
    OutputStream to(RSAKey receiver, OutputStream target) throws IOException {
        byte[] secret = sealing.newSecret();
        JWEHeader header = new JWEHeader.Builder(ALGORITHM, EncryptionMethod.A256GCM)
                .keyID(receiver.getKeyID())
                .build();
        JWEObject envelope = new JWEObject(header, new Payload(secret));
        try {
            envelope.encrypt(new RSAEncrypter(receiver));
        } catch (JOSEException unusable) {
            throw new IOException("the receiver's key cannot be used", unusable);
        }
        target.write((envelope.serialize() + "\n").getBytes(StandardCharsets.US_ASCII));
        return sealing.sealing(target, secret);
    }

    /**
     * The archive inside, decrypted as it is read.
     *
     * @param length of the whole envelope
     * @throws Refusal {@code invalid} for another installation's, or for one with a byte that was altered (also while read)
     */
    InputStream open(InputStream envelope, long length) throws IOException {
        byte[] line = firstLine(envelope);
        byte[] secret = secret(new String(line, StandardCharsets.US_ASCII));
        try {
            return new Verified(sealing.unsealing(envelope, length - line.length - 1, secret));
        } catch (IOException | IllegalArgumentException altered) {
            throw Altered.refusal(Altered.whole());
        }
    }

    private static byte[] firstLine(InputStream envelope) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = envelope.read(); octet != '\n'; octet = envelope.read()) {
            if (octet < 0 || line.size() == LONGEST_LINE) {
                throw Altered.refusal(Altered.whole());
            }
            line.write(octet);
        }
        return line.toByteArray();
    }

    private byte[] secret(String line) {
        try {
            JWEObject envelope = JWEObject.parse(line);
            if (!own.pair().getKeyID().equals(envelope.getHeader().getKeyID())) {
                throw Refusal.of(
                        ErrorCode.INVALID,
                        PLACE,
                        "Cette archive est chiffrée pour une autre installation : sa clé n'est pas celle d'ici.",
                        "This archive is encrypted to another installation: its key is not the one here.");
            }
            envelope.decrypt(new RSADecrypter(own.pair()));
            return envelope.getPayload().toBytes();
        } catch (ParseException | JOSEException | IllegalStateException altered) {
            throw Altered.refusal(Altered.whole());
        }
    }

    /** What was altered is refused by the archive's name. */
    private static final class Verified extends FilterInputStream {
        Verified(InputStream sealed) {
            super(sealed);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return super.read(bytes, from, length);
            } catch (IOException altered) {
                throw Altered.refusal(Altered.whole());
            }
        }
    }
}
