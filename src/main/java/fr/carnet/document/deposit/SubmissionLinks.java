package fr.carnet.document.deposit;

import fr.carnet.document.rules.ReferenceWalker;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** What each entry's fullUrl became; references between the entries are rewritten to it. */
final class SubmissionLinks {
    private final Map<String, String> addresses = new HashMap<>();

    void add(String fullUrl, String address) {
        if (fullUrl != null && !fullUrl.isEmpty()) {
            addresses.put(fullUrl, address);
        }
    }

    Optional<String> idOf(String fullUrl) {
        return Optional.ofNullable(addresses.get(fullUrl)).map(address -> address.substring(address.indexOf('/') + 1));
    }

    void rewrite(Resource resource) {
        for (ReferenceWalker.Found found : ReferenceWalker.walk(resource, resource.fhirType())) {
            String address = addresses.get(found.reference().getReference());
            if (address != null) {
                found.reference().setReference(address);
            }
        }
    }
}
