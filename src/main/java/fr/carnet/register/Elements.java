package fr.carnet.register;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which elements FHIR requires, at one place of a resource.
 *
 * @param definition null where FHIR's model says nothing, in extensions
 */
record Elements(BaseRuntimeElementCompositeDefinition<?> definition) {
    static Elements of(ObjectNode resource) {
        return new Elements(FhirContext.forR4Cached()
                .getResourceDefinition(resource.path("resourceType").asText()));
    }

    boolean required(String name) {
        BaseRuntimeChildDefinition child = child(name);
        return child != null && child.getMin() > 0;
    }

    Elements below(String name, ObjectNode node) {
        if (node.hasNonNull("resourceType")) {
            return of(node);
        }
        BaseRuntimeChildDefinition child = child(name);
        BaseRuntimeElementDefinition<?> below = child == null ? null : child.getChildByName(name);
        return new Elements(below instanceof BaseRuntimeElementCompositeDefinition<?> composite ? composite : null);
    }

    private BaseRuntimeChildDefinition child(String name) {
        return definition == null ? null : definition.getChildByName(name);
    }
}
