package fr.carnet.conformance.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.conformance.ConformanceResources;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.Searchset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MetadataResource;

/** Read and search of our own definitions of one type; they are public and concern nobody, so nothing is traced. */
public final class DefinitionProvider implements IResourceProvider, OfferedProvider {
    private static final Set<String> PARAMETERS = Set.of("url", "_id", "_format", "_pretty");

    private final Class<? extends MetadataResource> type;
    private final ConformanceResources resources;

    DefinitionProvider(Class<? extends MetadataResource> type, ConformanceResources resources) {
        this.type = type;
        this.resources = resources;
    }

    @Override
    public Class<? extends MetadataResource> getResourceType() {
        return type;
    }

    @Read
    public MetadataResource read(@IdParam IdType id) {
        return resources
                .byId(type.getSimpleName(), id.getIdPart())
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        request.getParameters().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst()
                .ifPresent(DefinitionProvider::refuse);
        Optional<String> url = given(request, "url");
        Optional<String> id = given(request, "_id");
        List<MetadataResource> found = resources.search(type.getSimpleName(), url.orElse(null)).stream()
                .filter(resource -> id.isEmpty()
                        || id.get().equals(resource.getIdElement().getIdPart()))
                .toList();
        return Searchset.of(request, found, Optional.of((long) found.size()), Optional.empty());
    }

    private static Optional<String> given(RequestDetails request, String name) {
        String[] values = request.getParameters().get(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.length != 1 || values[0].isBlank()) {
            refuse(name);
        }
        return Optional.of(values[0]);
    }

    private static void refuse(String parameter) {
        throw Refusal.of(
                ErrorCode.NOT_OFFERED,
                parameter,
                "Une définition se cherche par url ou _id, une seule fois chacun.",
                "A definition is searched by url or _id, each once.");
    }
}
