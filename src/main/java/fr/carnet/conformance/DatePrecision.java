package fr.carnet.conformance;

import fr.carnet.shared.Fault;
import fr.carnet.shared.fhir.Elements;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Finds dates more or less precise than their type allows (a birth date with a time of day): HAPI's parser takes them
 * and fails later, when the resource is copied.
 */
final class DatePrecision {
    private final List<Fault> faults = new ArrayList<>();

    private DatePrecision() {}

    static List<Fault> faults(Resource resource) {
        DatePrecision found = new DatePrecision();
        found.walk(resource, resource.fhirType());
        return List.copyOf(found.faults);
    }

    private void walk(Base element, String path) {
        for (Property property : Elements.children(element)) {
            for (int i = 0; i < property.getValues().size(); i++) {
                Base child = property.getValues().get(i);
                String place = path + '.' + property.getName().replace("[x]", "") + (property.isList() ? "[" + i + "]" : "");
                if (child instanceof BaseDateTimeType date && !allowed(date)) {
                    faults.add(new Fault(
                            place,
                            "Valeur incorrecte : " + date.getValueAsString() + ".",
                            "Invalid value: " + date.getValueAsString() + "."));
                }
                if (child != null) {
                    walk(child, place);
                }
            }
        }
    }

    private static boolean allowed(BaseDateTimeType date) {
        try {
            date.copy();
            return true;
        } catch (IllegalArgumentException precisionNotOfTheType) {
            return false;
        }
    }
}
