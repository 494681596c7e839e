package fr.carnet.shared.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;

/**
 * Walking down a resource. Most elements are primitive and hold their value alone; asked for its children, each would
 * make a list of all it might hold.
 */
public final class Elements {
    private Elements() {}

    /** A primitive element without id and extensions. */
    public static boolean isLeaf(Base element) {
        return element instanceof PrimitiveType<?> primitive && !primitive.hasExtension() && !primitive.hasId();
    }

    /** What an element may hold, with what it holds; nothing for a leaf. */
    public static List<Property> children(Base element) {
        return isLeaf(element) ? List.of() : element.children();
    }
}
