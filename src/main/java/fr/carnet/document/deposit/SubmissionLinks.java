package fr.carnet.document.deposit;

import fr.carnet.document.iti65.Placed;
import fr.carnet.document.rules.ReferenceWalker;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/**
 * What each entry became; references between the entries are rewritten to it, whether they name an entry by its fullUrl or,
 * relative to it, by type and id (FHIR R4, resolving references in Bundles).
 */
final class SubmissionLinks {
    private final Map<String, String> addresses = new HashMap<>();

    void add(Placed<? extends Resource> entry, String address) {
        if (entry.fullUrl() != null && !entry.fullUrl().isEmpty()) {
            addresses.put(key(entry.fullUrl()), address);
        }
        String id = entry.resource().getIdElement().getIdPart();
        if (id != null) {
            addresses.put(entry.resource().fhirType() + "/" + id, address);
        }
    }

    Optional<String> idOf(Placed<? extends Resource> entry) {
        return Optional.ofNullable(entry.fullUrl())
                .map(fullUrl -> addresses.get(key(fullUrl)))
                .or(() -> Optional.ofNullable(addresses.get(
                        entry.resource().fhirType() + "/" + entry.resource().getIdElement().getIdPart())))
                .map(address -> address.substring(address.indexOf('/') + 1));
    }

    /** What the entry that this reference names became or is to become; empty when it names none. */
    Optional<String> addressOf(String reference) {
        return Optional.ofNullable(reference).map(named -> addresses.get(key(named)));
    }

    /** {@code Type/id} of all that the submission brought or found. */
    Set<String> brought() {
        return Set.copyOf(addresses.values());
    }

    void rewrite(Resource resource) {
        for (ReferenceWalker.Found found : ReferenceWalker.walk(resource, resource.fhirType())) {
            addressOf(found.reference().getReference())
                    .ifPresent(address -> found.reference().setReference(address));
        }
    }

    private static String key(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("urn:uuid:") ? url.toLowerCase(Locale.ROOT) : url;
    }
}
