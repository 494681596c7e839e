package fr.carnet.document.iti65;

import fr.carnet.document.rules.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** Finds the entry a reference means: by fullUrl, else a relative one by the end of a fullUrl or by type and id. */
final class BundleIndex {
    private final List<BundleEntryComponent> entries;
    private final Map<String, Integer> byFullUrl = new HashMap<>();

    BundleIndex(Bundle bundle, Findings findings) {
        entries = bundle.getEntry();
        for (int i = 0; i < entries.size(); i++) {
            String fullUrl = entries.get(i).getFullUrl();
            if (fullUrl != null && byFullUrl.putIfAbsent(key(fullUrl), i) != null) {
                findings.fault(
                        "entry[" + i + "].fullUrl",
                        "Ce fullUrl désigne déjà une autre entrée.",
                        "This fullUrl already designates another entry.");
            }
        }
    }

    OptionalInt find(String reference) {
        if (reference == null || reference.isEmpty()) {
            return OptionalInt.empty();
        }
        Integer exact = byFullUrl.get(key(reference));
        return exact != null ? OptionalInt.of(exact) : byTypeAndId(reference);
    }

    private OptionalInt byTypeAndId(String reference) {
        if (!reference.matches("[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}")) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < entries.size(); i++) {
            String fullUrl = entries.get(i).getFullUrl();
            boolean ends = fullUrl != null && fullUrl.endsWith("/" + reference);
            if (ends || reference.equals(typeAndId(entries.get(i).getResource()))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static String typeAndId(Resource resource) {
        return resource == null || resource.getIdPart() == null
                ? null
                : resource.fhirType() + "/" + resource.getIdPart();
    }

    private static String key(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("urn:uuid:") ? url.toLowerCase(Locale.ROOT) : url;
    }
}
