package fr.carnet.conformance;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import fr.carnet.shared.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Notes every fault HAPI's parser meets instead of stopping at the first; the scan says where the element is. */
final class GatheredFaults implements IParserErrorHandler {
    private static final int MOST_READINGS = 10;

    private final SyntaxScan scan;
    private final String text;
    private final Set<Fault> gathered = new LinkedHashSet<>();
    private int readings;

    /** @param text the body that the scan has read */
    GatheredFaults(SyntaxScan scan, String text) {
        this.scan = scan;
        this.text = text;
        gathered.addAll(scan.faults());
    }

    List<Fault> faults() {
        return new ArrayList<>(gathered);
    }

    void unreadable(RuntimeException cause) {
        if (!gathered.isEmpty()) {
            return;
        }
        String detail = cause instanceof DataFormatException ? " " + Sentences.detail(cause.getMessage()) : "";
        gathered.add(new Fault(null, "Ressource FHIR R4 illisible.", "Unreadable FHIR R4 resource." + detail));
    }

    @Override
    public void containedResourceWithNoId(IParseLocation location) {
        add(location, "contained", "Ressource contenue sans id.", "Contained resource without an id.");
    }

    @Override
    public void incorrectJsonType(
            IParseLocation location,
            String element,
            ValueType expected,
            ScalarType expectedScalar,
            ValueType found,
            ScalarType foundScalar) {
        String wanted = name(expected, expectedScalar);
        String met = name(found, foundScalar);
        add(location, element, "Type JSON incorrect : " + wanted + " attendu.", "Wrong JSON type: expected " + wanted
                + ", found " + met + ".");
    }

    @Override
    public void invalidValue(IParseLocation location, String value, String error) {
        String element = parent(location);
        List<String> places = scan.places("", element);
        List<String> valued = places.size() == 1 ? places : standing(element, String.valueOf(value));
        for (String place : valued.isEmpty() ? List.of(element) : valued) {
            gathered.add(new Fault(
                    place, "Valeur incorrecte : " + shown(value) + ".", "Invalid value: " + shown(value) + "."));
        }
    }

    /** Each time the whole body is read again: of many wrong values only the first are told where they stand. */
    private List<String> standing(String element, String value) {
        readings++;
        return readings > MOST_READINGS ? List.of() : scan.places(element, value, text);
    }

    @Override
    public void missingRequiredElement(IParseLocation location, String element) {
        add(location, parent(location), "Élément obligatoire absent : " + element + ".", "Missing element: " + element + ".");
    }

    @Override
    public void unexpectedRepeatingElement(IParseLocation location, String element) {
        String sought = scan.places("", element).isEmpty() ? scan.choice(element) : element;
        add(location, sought, "Élément répété à tort : " + element + ".", "Element may not repeat: " + element + ".");
    }

    @Override
    public void unknownAttribute(IParseLocation location, String attribute) {
        add(location, attribute, "Attribut inconnu : " + attribute + ".", "Unknown attribute: " + attribute + ".");
    }

    @Override
    public void unknownElement(IParseLocation location, String element) {
        add(location, element, "Élément inconnu : " + element + ".", "Unknown element: " + element + ".");
    }

    @Override
    public void unknownReference(IParseLocation location, String reference) {
        String sought = scan.places("", reference).isEmpty() ? "reference" : reference;
        add(location, sought, "Référence à une ressource contenue absente.", "Reference to a missing contained resource.");
    }

    @Override
    public void invalidInternalReference(IParseLocation location, String reference) {
        add(location, "reference", "Référence interne incorrecte.", "Invalid internal reference.");
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(IParseLocation location) {
        add(location, "extension", "Extension avec une valeur et des extensions.", "Extension with both a value and extensions.");
    }

    private void add(IParseLocation location, String element, String french, String english) {
        List<String> places = scan.places(parent(location), element);
        if (places.isEmpty()) {
            gathered.add(new Fault(parent(location).isEmpty() ? element : parent(location), french, english));
        }
        places.forEach(place -> gathered.add(new Fault(place, french, english)));
    }

    private static String parent(IParseLocation location) {
        String name = location == null ? null : location.getParentElementName();
        return name == null ? "" : name;
    }

    private static String name(ValueType type, ScalarType scalar) {
        Enum<?> form = type == ValueType.SCALAR && scalar != null ? scalar : type;
        return String.valueOf(form).toLowerCase(Locale.ROOT);
    }

    private static String shown(String value) {
        String text = String.valueOf(value);
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
