package fr.carnet.shared.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/**
 * Bytes that are to leave as they are in place of a resource's encoding: a document as it was deposited.
 *
 * @param contentType MIME type they are served with
 */
public record RawAnswer(byte[] bytes, String contentType) {
    private static final String KEY = RawAnswer.class.getName();

    /** The resource that stands for these bytes until the answer is written. */
    public <T extends Resource> T in(T resource) {
        resource.setUserData(KEY, this);
        return resource;
    }

    public static Optional<RawAnswer> of(Object resource) {
        return resource instanceof Resource known
                ? Optional.ofNullable((RawAnswer) known.getUserData(KEY))
                : Optional.empty();
    }
}
