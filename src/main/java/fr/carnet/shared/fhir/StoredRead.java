package fr.carnet.shared.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * One version read by its id that leaves as it is stored, on the conditions of {@link StoredPage}. Until it is written a
 * resource with its id, version and date alone stands for it: what answers {@code If-None-Match} needs no more.
 */
public final class StoredRead {
    private static final String KEY = StoredRead.class.getName();

    private StoredRead() {}

    /**
     * A stored version.
     *
     * @param json the resource with its id and meta
     */
    public record Version(String id, int number, Instant lastUpdated, String json) {}

    /** The resource itself, or what stands for it. */
    public static <T extends Resource> T of(RequestDetails request, Class<T> type, Version version) {
        if (!StoredPage.asStored(request)) {
            return FhirJson.parse(type, version.json());
        }
        T standIn = blank(type);
        String number = Integer.toString(version.number());
        standIn.setId(new IdType(standIn.fhirType(), version.id(), number));
        standIn.getMeta().setVersionId(number).setLastUpdated(Date.from(version.lastUpdated()));
        standIn.setUserData(KEY, version.json().getBytes(StandardCharsets.UTF_8));
        return standIn;
    }

    /** What is written in place of that answer. */
    public static Optional<byte[]> in(Object answer) {
        return answer instanceof Resource resource
                ? Optional.ofNullable((byte[]) resource.getUserData(KEY))
                : Optional.empty();
    }

    private static <T extends Resource> T blank(Class<T> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException noSuchResource) {
            throw new IllegalStateException(noSuchResource);
        }
    }
}
