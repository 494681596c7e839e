package fr.carnet.conformance;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the validator's message in the words of an answer: in French the kind of fault and its place, in English the
 * validator's own detail without the library's codes.
 */
final class Sentences {
    private static final Pattern REMARK = Pattern.compile("/\\*.*?\\*/");
    /** A slice is no element of its own: {@code Patient.identifier:INS} stays with its parent. */
    private static final Pattern ABSENT = Pattern.compile("[A-Za-z0-9.]+\\.([A-Za-z0-9]+): minimum required");
    private static final Pattern LIBRARY_CODE = Pattern.compile("HAPI-\\d+: ?");
    private static final int LONGEST = 600;
    private static final String OTHER = "Contenu non conforme";
    /** Start of the validator's message identifier, lower case → the kind of fault in French. */
    private static final Map<String, String> KINDS = new TreeMap<>(Map.of(
            "validation_val_profile_minimum", "Élément obligatoire absent",
            "validation_val_profile_maximum", "Trop d'occurrences de l'élément",
            "validation_val_profile", "Contenu non conforme au profil",
            "terminology_", "Code non admis à cet endroit",
            "reference_", "Référence incorrecte",
            "type_specific_checks", "Valeur mal formée",
            "xhtml_", "Texte narratif non admis",
            "extension_", "Extension non admise",
            "http://", "Règle de la ressource non respectée"));

    private Sentences() {}

    static Finding finding(Finding.Severity severity, SingleValidationMessage message) {
        String place = missing(place(message.getLocationString()), message);
        String french = kind(message.getMessageId()) + (place == null ? "." : " : " + place + ".");
        return new Finding(severity, place, french, detail(message.getMessage()));
    }

    /** The validator shows the parent of what is missing; what is at fault is the element itself. */
    private static String missing(String parent, SingleValidationMessage message) {
        Matcher absent = ABSENT.matcher(message.getMessage() == null ? "" : message.getMessage());
        return parent != null && absent.lookingAt() ? parent + "." + absent.group(1) : parent;
    }

    static String place(String location) {
        if (location == null || location.isBlank()) {
            return null;
        }
        return REMARK.matcher(location).replaceAll("");
    }

    /** The library's sentence without its codes, at a length an answer can carry. */
    static String detail(String message) {
        String plain = LIBRARY_CODE.matcher(message == null ? "" : message).replaceAll("");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }

    private static String kind(String id) {
        String name = id == null ? "" : id.toLowerCase(Locale.ROOT);
        String longest = "";
        for (String start : KINDS.keySet()) {
            if (name.startsWith(start) && start.length() > longest.length()) {
                longest = start;
            }
        }
        return KINDS.getOrDefault(longest, OTHER);
    }
}
