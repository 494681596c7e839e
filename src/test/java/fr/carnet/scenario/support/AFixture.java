package fr.carnet.scenario.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Documents of the rooms' own tests, made about a person of this run and unique. */
public final class AFixture {
    private static final String WHO = "190017511800106";

    private AFixture() {}

    /** A CDA R2 consultation report, in UTF-8. */
    public static String cda(APerson person, String uuid) {
        return read("cda/consultation.xml")
                .replace(WHO, person.ins())
                .replace("6A2C1E50-0B6B-4F7A-9E0A-3D1F9B0C7E11", uuid.toUpperCase());
    }

    /** A FHIR document in JSON, visible, replacing nothing. */
    public static String fhirDocument(APerson person, String uuid) {
        return read("fhirdoc/consultation.json")
                .replace(WHO, person.ins())
                .replace("2f6d1f0a-71a5-4f4f-8f67-0c5f6f0a9d10", uuid)
                .replace("\"meta\": {\"security\": [{\"code\": \"INVISIBLE_PATIENT\"}]},", "")
                .replaceAll("\"relatesTo\": \\[\\{[^]]*\\],\\s*", "");
    }

    public static String uuid() {
        return UUID.randomUUID().toString();
    }

    private static String read(String name) {
        try (InputStream in = AFixture.class.getResourceAsStream("/fr/carnet/document/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
