package fr.carnet.shared.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Resource;

/** Stored JSON to resources and back; XML where one asks for that form. */
public final class FhirJson {
    private FhirJson() {}

    public static <T extends Resource> T parse(Class<T> type, String json) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(type, json);
    }

    public static Resource parse(String json) {
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
    }

    public static byte[] bytes(Resource resource) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(resource)
                .getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] xmlBytes(Resource resource) {
        return FhirContext.forR4Cached()
                .newXmlParser()
                .encodeResourceToString(resource)
                .getBytes(StandardCharsets.UTF_8);
    }
}
