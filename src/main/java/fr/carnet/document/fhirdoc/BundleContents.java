package fr.carnet.document.fhirdoc;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The resources of a Bundle, found the way FHIR resolves references inside one (by fullUrl, contained, type and id). */
final class BundleContents {
    private final Map<String, Resource> byUrl = new HashMap<>();
    private final Map<String, Resource> byTypeAndId = new HashMap<>();

    BundleContents(Bundle bundle) {
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            Resource resource = entry.getResource();
            if (resource == null) {
                continue;
            }
            if (entry.hasFullUrl()) {
                byUrl.putIfAbsent(entry.getFullUrl(), resource);
            }
            if (resource.getIdElement().hasIdPart()) {
                byTypeAndId.putIfAbsent(
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
            }
        }
    }

    /** @param from the resource that refers */
    Optional<Resource> resolve(Reference reference, DomainResource from) {
        if (!reference.hasReference()) {
            return Optional.empty();
        }
        String url = reference.getReference();
        if (url.startsWith("#")) {
            return from.getContained().stream()
                    .filter(contained -> url.substring(1).equals(withoutHash(contained)))
                    .findFirst();
        }
        Resource found = byUrl.get(url);
        return Optional.ofNullable(found != null ? found : byTypeAndId.get(url));
    }

    <T extends Resource> Optional<T> resolve(Reference reference, DomainResource from, Class<T> type) {
        return resolve(reference, from).filter(type::isInstance).map(type::cast);
    }

    private static String withoutHash(Resource contained) {
        String id = contained.getIdElement().getIdPart();
        return id != null && id.startsWith("#") ? id.substring(1) : id;
    }
}
