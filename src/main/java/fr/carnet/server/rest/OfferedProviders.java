package fr.carnet.server.rest;

import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.shared.fhir.OfferedForEveryType;
import fr.carnet.shared.fhir.OfferedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Everything the rooms offer: their providers, and what they offer for each type that some provider serves. */
@Component
class OfferedProviders {
    /** Their bodies are bytes or parts of other calls, not resources to be judged one by one. */
    private static final Set<String> WITHOUT = Set.of("Binary");

    private final List<Object> all = new ArrayList<>();

    OfferedProviders(List<OfferedProvider> providers, List<OfferedForEveryType> forEveryType) {
        all.addAll(providers);
        providers.stream()
                .filter(IResourceProvider.class::isInstance)
                .map(provider -> ((IResourceProvider) provider).getResourceType().asSubclass(Resource.class))
                .distinct()
                .filter(type -> !WITHOUT.contains(type.getSimpleName()))
                .forEach(type -> forEveryType.forEach(offer -> all.add(offer.of(type))));
    }

    List<Object> all() {
        return List.copyOf(all);
    }
}
