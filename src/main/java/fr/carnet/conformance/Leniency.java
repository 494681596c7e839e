package fr.carnet.conformance;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Errors of R4 that are told but do not refuse, because the official French examples have them or because they cannot
 * be decided here (TOOLING 2.1).
 */
final class Leniency {
    private static final List<Pattern> TOLERATED = List.of(
            // A contained resource nobody refers to, or that keeps its version and date.
            Pattern.compile("\\bdom-[345]\\b"),
            // Size and hash are checked, and said in the product's own words, where content is stored.
            Pattern.compile("(?i)stated attachment size|hash of the data did not match"),
            // A code system or value set whose content is not known here proves nothing.
            Pattern.compile("(?i)unable to (expand|validate|find)"),
            Pattern.compile("(?i)unknown (code ?system|value ?set)|could not be (found|resolved|expanded)"),
            // Subject named by INS: Patient?identifier=SYSTEM|VALUE (CONTRACT 6).
            Pattern.compile("(?i)conditional reference|search reference|(?:Patient|DocumentReference|List)\\?[A-Za-z.]+="),
            // R4's own form of an OID; the library wants at least four numbers.
            Pattern.compile("OIDs must be valid \\([0-2](\\.(0|[1-9][0-9]*))+\\)"),
            // Display texts differ from one edition of a terminology to the next.
            Pattern.compile("(?i)wrong display name"));

    /** A code missing from its own code system; one missing from a required value set has another identifier. */
    private static final String CODE_UNKNOWN_TO_ITS_SYSTEM = "terminology_passthrough_tx_message";

    private Leniency() {}

    static boolean tolerates(SingleValidationMessage message) {
        String text = message.getMessage() == null ? "" : message.getMessage();
        String id = message.getMessageId() == null ? "" : message.getMessageId().toLowerCase(Locale.ROOT);
        return id.equals(CODE_UNKNOWN_TO_ITS_SYSTEM) || TOLERATED.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
