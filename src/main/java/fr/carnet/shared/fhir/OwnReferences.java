package fr.carnet.shared.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.FhirTerser;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * A reference that gives the address of this very server, as a {@code fullUrl} or a {@code Location} told it, is the
 * relative one: it must lead somewhere here, and is judged like any other.
 */
public final class OwnReferences {
    /** A large body is looked through in parts, not held twice. */
    private static final int WINDOW = 64 * 1024;

    private OwnReferences() {}

    /** Changes the resource read from the request's body; a FHIR document inside is left as its author made it. */
    public static void makeRelative(Resource resource, RequestDetails request) {
        String base = request.getFhirServerBase();
        if (base == null || !mentions(request.loadRequestContents(), authority(base))) {
            return;
        }
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .map(BundleEntryComponent::getResource)
                    .filter(entry -> entry != null && !(entry instanceof Bundle) && !(entry instanceof Binary))
                    .forEach(entry -> relative(entry, base + "/"));
        } else {
            relative(resource, base + "/");
        }
    }

    private static void relative(Resource resource, String base) {
        FhirTerser terser = FhirContext.forR4Cached().newTerser();
        for (ResourceReferenceInfo found : terser.getAllResourceReferences(resource)) {
            IBaseReference reference = found.getResourceReference();
            String address = reference.getReferenceElement().getValue();
            if (address != null && address.startsWith(base)) {
                reference.setReference(address.substring(base.length()));
            }
        }
    }

    private static String authority(String base) {
        return String.valueOf(URI.create(base).getRawAuthority());
    }

    /** Few bodies do: the others are spared the walk. Slashes may be escaped in JSON, a host and its port are not. */
    private static boolean mentions(byte[] body, String words) {
        for (int from = 0; from < body.length; from += WINDOW) {
            int length = Math.min(WINDOW + words.length(), body.length - from);
            if (new String(body, from, length, StandardCharsets.ISO_8859_1).contains(words)) {
                return true;
            }
        }
        return false;
    }
}
