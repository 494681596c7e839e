package fr.carnet.document.rules;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What is known of the bytes of a document.
 *
 * @param size number of bytes
 * @param sha1 SHA-1 of the bytes in Base64, as FHIR R4 {@code Attachment.hash}
 * @param mediaType media type under which they came, {@code ""} when they came under none of their own
 */
public record ContentFacts(long size, String sha1, String mediaType) {
    public static ContentFacts of(byte[] bytes, String mediaType) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
            return new ContentFacts(bytes.length, Base64.getEncoder().encodeToString(digest), mediaType);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    byte[] sha1Bytes() {
        return Base64.getDecoder().decode(sha1);
    }
}
