package fr.carnet.conformance;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Checks that each JSON value has the form R4 gives its element: a list where it may repeat and only there, a number, a
 * boolean or a text by its type. HAPI's parser accepts the others in silence.
 */
final class JsonShape {
    private static final Set<String> NUMBERS = Set.of("integer", "decimal", "positiveInt", "unsignedInt");

    private final FhirContext fhir;
    private final SyntaxScan faults;

    JsonShape(FhirContext fhir, SyntaxScan faults) {
        this.fhir = fhir;
        this.faults = faults;
    }

    /** Looks at a resource; what has no known type is left to the parser to complain about. */
    void resource(JsonNode node, String place) {
        JsonNode type = node.get("resourceType");
        if (type == null || !type.isTextual()) {
            return;
        }
        try {
            fields(node, fhir.getResourceDefinition(type.textValue()), place);
        } catch (DataFormatException unknownType) {
            faults.fault(place, "Type de ressource inconnu.", "Unknown resource type.");
        }
    }

    private void fields(JsonNode node, BaseRuntimeElementCompositeDefinition<?> definition, String place) {
        for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext(); ) {
            Map.Entry<String, JsonNode> field = all.next();
            BaseRuntimeChildDefinition child = definition.getChildByName(field.getKey());
            if (child != null) {
                field(field, child, place + "." + field.getKey());
            }
        }
    }

    private void field(Map.Entry<String, JsonNode> field, BaseRuntimeChildDefinition child, String place) {
        JsonNode value = field.getValue();
        BaseRuntimeElementDefinition<?> type = child.getChildByName(field.getKey());
        boolean repeats = child.getMax() != 1;
        if (value.isArray() && !repeats) {
            faults.fault(place, "Cet élément ne se répète pas : pas de liste.", "This element does not repeat: no list.");
        } else if (!value.isArray() && repeats && !value.isNull()) {
            faults.fault(place, "Cet élément se répète : liste attendue.", "This element repeats: a list is expected.");
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                value(value.get(i), type, place + "[" + i + "]");
            }
        } else {
            value(value, type, place);
        }
    }

    private void value(JsonNode node, BaseRuntimeElementDefinition<?> type, String place) {
        if (node.isArray()) {
            faults.fault(place, "Liste dans une liste.", "A list within a list.");
        } else if (node.isObject()) {
            object(node, type, place);
        } else if (!node.isNull() && type != null) {
            scalar(node, type, place);
        }
    }

    private void object(JsonNode node, BaseRuntimeElementDefinition<?> type, String place) {
        if (node.has("resourceType")) {
            resource(node, place);
        } else if (type instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            fields(node, composite, place);
        }
    }

    private void scalar(JsonNode node, BaseRuntimeElementDefinition<?> type, String place) {
        String name = type.getName();
        if ("boolean".equals(name)) {
            expect(node.isBoolean(), place, "un booléen", "a boolean");
        } else if (NUMBERS.contains(name)) {
            expect(node.isNumber(), place, "un nombre", "a number");
        } else if (type.getChildType() == BaseRuntimeElementDefinition.ChildTypeEnum.PRIMITIVE_DATATYPE) {
            expect(node.isTextual(), place, "un texte", "a text");
        }
    }

    private void expect(boolean met, String place, String french, String english) {
        if (!met) {
            faults.fault(place, "Type JSON incorrect : " + french + " attendu.", "Wrong JSON type: " + english + " expected.");
        }
    }
}
