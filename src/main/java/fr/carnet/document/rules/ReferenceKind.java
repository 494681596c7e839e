package fr.carnet.document.rules;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Reference;

/** What a literal reference looks like. */
public enum ReferenceKind {
    /** {@code #id}: a contained resource. */
    CONTAINED,
    /** {@code urn:uuid:…} or {@code urn:oid:…}: an entry of the same Bundle. */
    BUNDLE_ENTRY,
    /** {@code Type?parameter=value}. */
    CONDITIONAL,
    /** {@code Type/id}, perhaps with a version. */
    RELATIVE,
    /** {@code http://…} or another absolute address. */
    ABSOLUTE,
    /** No literal, an identifier. */
    LOGICAL,
    /** No literal, no identifier: a display or a type alone. */
    EMPTY,
    /** A literal of none of these forms. */
    MALFORMED;

    private static final Pattern RELATIVE_FORM =
            Pattern.compile("([A-Z][A-Za-z]+)/[A-Za-z0-9\\-.]{1,64}(/_history/[A-Za-z0-9\\-.]{1,64})?");
    private static final Pattern CONDITIONAL_FORM = Pattern.compile("([A-Z][A-Za-z]+)\\?.+");
    private static final Pattern ABSOLUTE_FORM = Pattern.compile("[a-z][a-z0-9+.\\-]*:.+");
    private static final Pattern ABSOLUTE_TYPE =
            Pattern.compile("https?://.*/([A-Z][A-Za-z]+)/[A-Za-z0-9\\-.]{1,64}(/_history/[A-Za-z0-9\\-.]{1,64})?");

    public static ReferenceKind of(Reference reference) {
        String literal = reference.getReference();
        if (literal == null || literal.isEmpty()) {
            return reference.getIdentifier().hasValue() ? LOGICAL : EMPTY;
        }
        if (literal.startsWith("#")) {
            return CONTAINED;
        }
        String lower = literal.toLowerCase(Locale.ROOT);
        if (lower.startsWith("urn:uuid:") || lower.startsWith("urn:oid:")) {
            return BUNDLE_ENTRY;
        }
        if (CONDITIONAL_FORM.matcher(literal).matches()) {
            return CONDITIONAL;
        }
        if (RELATIVE_FORM.matcher(literal).matches()) {
            return RELATIVE;
        }
        return ABSOLUTE_FORM.matcher(lower).matches() ? ABSOLUTE : MALFORMED;
    }

    /** True when the reference says, in its literal or its type, that it points to something else than this type. */
    public static boolean namesOtherTypeThan(String type, Reference reference) {
        String named = typeNamed(reference);
        return !named.isEmpty() && !named.equals(type);
    }

    /** The type the literal names, else the one the reference says; empty when neither does. */
    public static String typeNamed(Reference reference) {
        String literal = reference.getReference() == null ? "" : reference.getReference();
        for (Pattern form : new Pattern[] {RELATIVE_FORM, CONDITIONAL_FORM, ABSOLUTE_TYPE}) {
            Matcher matcher = form.matcher(literal);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return reference.hasType() ? reference.getType() : "";
    }
}
