package fr.carnet.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.springframework.stereotype.Component;

/**
 * The definitions this installation knows. Those of Carnet's own package may be served: {@code StructureDefinition},
 * {@code CodeSystem}, {@code ValueSet}, {@code SearchParameter}, {@code OperationDefinition}.
 */
@Component
public class ConformanceResources {
    private static final String URN = "urn:ietf:rfc:3986";

    private final Map<String, MetadataResource> own = new LinkedHashMap<>();
    private final Map<String, MetadataResource> installed = new LinkedHashMap<>();
    /** Canonical of another guide's profile → Carnet's own profile with the same constraints. */
    private final Map<String, StructureDefinition> restated = new LinkedHashMap<>();

    public ConformanceResources(ConformanceSettings settings) {
        DefinitionFolder.own().forEach(resource -> keep(resource, own));
        for (Path folder : settings.packages()) {
            DefinitionFolder.installed(folder).forEach(resource -> keep(resource, installed));
        }
        ownOfType(StructureDefinition.class).forEach(this::rememberRestated);
    }

    /** One of Carnet's own definitions, a copy. */
    public Optional<MetadataResource> byId(String type, String id) {
        return own.values().stream()
                .filter(resource -> resource.fhirType().equals(type))
                .filter(resource -> resource.getIdElement().getIdPart().equals(id))
                .findFirst()
                .map(ConformanceResources::copy);
    }

    /** Carnet's own definitions of that type and, when {@code url} is not null, of that canonical; copies. */
    public List<MetadataResource> search(String type, String url) {
        String wanted = url == null ? null : Canonicals.bare(url);
        return own.values().stream()
                .filter(resource -> resource.fhirType().equals(type))
                .filter(resource -> wanted == null || wanted.equals(resource.getUrl()))
                .map(ConformanceResources::copy)
                .toList();
    }

    /** What {@code CapabilityStatement.rest.resource.supportedProfile} says of a type: own, restated and installed. */
    public List<String> supportedProfiles(String type) {
        List<String> profiles = new ArrayList<>();
        for (StructureDefinition definition : ownOfType(StructureDefinition.class)) {
            if (definition.getType().equals(type)) {
                profiles.add(restatedBy(definition).orElse(definition.getUrl()));
            }
        }
        for (MetadataResource resource : installed.values()) {
            if (resource instanceof StructureDefinition definition && definition.getType().equals(type)) {
                profiles.add(definition.getUrl());
            }
        }
        return profiles.stream().distinct().toList();
    }

    Collection<MetadataResource> all() {
        List<MetadataResource> all = new ArrayList<>(own.values());
        all.addAll(installed.values());
        return all;
    }

    /** The profile to check a claim with: the published one when installed, else the restated or own one. */
    Optional<StructureDefinition> profile(String canonical) {
        String url = Canonicals.bare(canonical);
        if (installed.get(url) instanceof StructureDefinition published) {
            return Optional.of(published);
        }
        if (own.get(url) instanceof StructureDefinition ours) {
            return Optional.of(ours);
        }
        return Optional.ofNullable(restated.get(url));
    }

    /** Whether definitions of others are installed, whose rules nobody here has read. */
    boolean knowsForeignRules() {
        return !installed.isEmpty();
    }

    private <T extends MetadataResource> List<T> ownOfType(Class<T> type) {
        return own.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void rememberRestated(StructureDefinition definition) {
        restatedBy(definition).ifPresent(canonical -> restated.put(canonical, definition));
    }

    private static Optional<String> restatedBy(StructureDefinition definition) {
        return definition.getIdentifier().stream()
                .filter(identifier -> URN.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
    }

    /** Two definitions may share an URL only across types (a CodeSystem and its ValueSet never do here). */
    private static void keep(Resource resource, Map<String, MetadataResource> known) {
        if (resource instanceof MetadataResource definition && definition.hasUrl()) {
            known.putIfAbsent(definition.getUrl(), definition);
        }
    }

    private static MetadataResource copy(MetadataResource resource) {
        return (MetadataResource) resource.copy();
    }
}
