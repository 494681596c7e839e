package fr.carnet.conformance;

import fr.carnet.shared.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A first look at a body: is it well-formed and within bounds, and where is each element. */
abstract class SyntaxScan {
    /** Deeper than any real resource; bounds the recursion of everything that reads it afterwards. */
    static final int DEEPEST = 60;

    /** Digits of an exponent: HAPI and BigDecimal write a larger one out as that many zeros. */
    static final int LONGEST_EXPONENT = 3;

    /** The same in a text, which may be an identifier that only looks like a number. */
    static final int LONGEST_EXPONENT_OF_TEXT = 6;

    private static final int PLACES_KEPT = 50;
    private static final int LONGEST_NUMBER_OF_TEXT = 400;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]*\\.?[0-9]*(?:[eE][+-]?([0-9]+))?");

    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, List<String>> places = new LinkedHashMap<>();
    private boolean dangerous;

    private String sought;
    private final List<String> met = new ArrayList<>();

    /** The same scan of another body. */
    abstract SyntaxScan another();

    /** FHIRPaths of the elements of that name with that value: read again, for there are few faults and many values. */
    List<String> places(String element, String value, String text) {
        SyntaxScan again = another();
        again.sought = value;
        again.read(text);
        return again.met.stream().filter(place -> nameOf(place).equals(element)).toList();
    }

    /** Whether it reads again. */
    boolean seeks() {
        return sought != null;
    }

    /** Told then of every value that stands in the body. */
    void value(String value, Supplier<String> place) {
        if (value.equals(sought) && met.size() < PLACES_KEPT) {
            met.add(place.get());
        }
    }

    /** Reads the body once; a fault when it is not well-formed. */
    abstract Optional<Fault> read(String text);

    /** What the grammar of FHIR forbids although the body is well-formed. */
    List<Fault> faults() {
        return faults;
    }

    /** Whether the body must not even be given to a parser. */
    boolean dangerous() {
        return dangerous;
    }

    /** Whether the text is a number that would fill the memory or the processor. */
    static boolean isMonstrous(String text, int longestExponent) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return false;
        }
        boolean farAway = number.group(1) != null && number.group(1).length() > longestExponent;
        return farAway || text.length() > LONGEST_NUMBER_OF_TEXT;
    }

    void refuse(String place) {
        dangerous = true;
        fault(place, "Nombre hors limites.", "Number out of bounds.");
    }

    /** FHIRPaths of the elements of that name, those within an element named {@code parent} first. */
    List<String> places(String parent, String element) {
        List<String> all = places.getOrDefault(element, List.of());
        List<String> within = all.stream().filter(place -> parentName(place).equals(parent)).toList();
        return within.isEmpty() ? all : within;
    }

    /** The name under which an element that may be of several types was found: {@code value} as {@code valueString}. */
    String choice(String element) {
        return places.keySet().stream()
                .filter(name -> name.matches(element + "[A-Z]\\w*"))
                .findFirst()
                .orElse(element);
    }

    void found(String element, String place) {
        List<String> known = places.computeIfAbsent(element, name -> new ArrayList<>());
        if (known.size() < PLACES_KEPT) {
            known.add(place);
        }
    }

    void fault(String place, String french, String english) {
        if (faults.size() < PLACES_KEPT) {
            faults.add(new Fault(place, french, english));
        }
    }

    private static String parentName(String place) {
        int last = place.lastIndexOf('.');
        return nameOf(last < 0 ? "" : place.substring(0, last));
    }

    private static String nameOf(String place) {
        String name = place.substring(place.lastIndexOf('.') + 1);
        int index = name.indexOf('[');
        return index < 0 ? name : name.substring(0, index);
    }
}
