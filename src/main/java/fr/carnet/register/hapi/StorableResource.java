package fr.carnet.register.hapi;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildPrimitiveDatatypeDefinition;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.searchparam.extractor.LogicalReferenceHelper;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What HAPI's DAO refuses to store: part of a resource, labels without end, a reference to a type its place does not allow. */
@Component
class StorableResource {
    private final FhirContext fhir;
    private final JpaStorageSettings settings;
    private final Map<Class<? extends IBase>, List<BaseRuntimeChildDefinition>> places = new ConcurrentHashMap<>();

    StorableResource(FhirContext fhir, JpaStorageSettings settings) {
        this.fhir = fhir;
        this.settings = settings;
    }

    void orRefuse(Resource resource) {
        if (resource.getMeta().getTag(Constants.TAG_SUBSETTED_SYSTEM_DSTU3, Constants.TAG_SUBSETTED_CODE) != null) {
            throw new UnprocessableEntityException("Resource contains the 'subsetted' tag, and must not be stored as it"
                    + " may contain a subset of available data");
        }
        Meta meta = resource.getMeta();
        int labels = meta.getTag().size() + meta.getProfile().size() + meta.getSecurity().size();
        Integer most = settings.getResourceMetaCountHardLimit();
        if (most != null && labels > most) {
            throw new UnprocessableEntityException(
                    "Resource contains " + labels + " meta entries (tag/profile/security label), maximum is " + most);
        }
        references(resource, resource.fhirType());
    }

    private void references(IBase element, String path) {
        for (BaseRuntimeChildDefinition child : places.computeIfAbsent(element.getClass(), this::places)) {
            List<IBase> values = child.getAccessor().getValues(element);
            if (values != null && !values.isEmpty()) {
                for (IBase value : values) {
                    references(value, path + "." + child.getElementName());
                }
                if (child instanceof RuntimeChildResourceDefinition reference) {
                    targets(reference, values, path);
                }
            }
        }
    }

    /** The children that may be, or hold, a reference: not the primitive ones. */
    private List<BaseRuntimeChildDefinition> places(Class<? extends IBase> element) {
        return fhir.getElementDefinition(element) instanceof BaseRuntimeElementCompositeDefinition<?> type
                ? type.getChildren().stream()
                        .filter(child -> !(child instanceof RuntimeChildPrimitiveDatatypeDefinition))
                        .toList()
                : List.of();
    }

    private void targets(RuntimeChildResourceDefinition place, List<IBase> values, String path) {
        if (place.getResourceTypes().stream().anyMatch(Class::isInterface)) {
            return;
        }
        for (IBase value : values) {
            IIdType target = ((IBaseReference) value).getReferenceElement();
            String type = target.getResourceType();
            boolean named = type != null && !type.isBlank() && !target.getValue().contains("?") && !elsewhere(target);
            if (named && !LogicalReferenceHelper.isLogicalReference(settings, target) && !allows(place, type)) {
                throw new UnprocessableEntityException("Invalid reference found at path '" + path + "."
                        + place.getElementName() + "'. Resource type '" + type + "' is not valid for this path");
            }
        }
    }

    /** An address on another server that is not that of a resource says nothing of a type. */
    private boolean elsewhere(IIdType target) {
        return target.getValue().contains("://") && !fhir.getResourceTypes().contains(target.getResourceType());
    }

    private boolean allows(RuntimeChildResourceDefinition place, String type) {
        for (Class<? extends IBaseResource> allowed : place.getResourceTypes()) {
            if (fhir.getResourceType(allowed).equals(type)) {
                return true;
            }
        }
        return false;
    }
}
