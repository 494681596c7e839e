package fr.carnet.conformance;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/**
 * Which values say nothing about validity, and by what they are known instead. No rule of R4 or of Carnet's own profiles
 * tells two values of one kind apart: what is not surely so keeps its value. Dates are compared with their neighbours and
 * are {@link Moments}' affair.
 */
final class LeafKind {
    private static final Set<String> TEXTS = Set.of("string", "markdown");
    /** Elements that people write freely; none is bound to codes, fixed, or compared by an invariant. */
    private static final Set<String> FREE = Set.of(
            "family", "given", "text", "title", "description", "display", "line", "city", "postalCode", "lotNumber");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} .,;:'’()/+%°-]{0,298}[\\p{L}\\p{N}.)%])?");
    private static final String UUID = "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern URN_UUID = Pattern.compile(UUID);
    private static final Pattern URN_OID = Pattern.compile("urn:oid:[0-2](?:\\.(?:0|[1-9][0-9]{0,38})){1,20}");
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z](?:[0-9A-Za-z._-]{0,62}[0-9A-Za-z])?");
    private static final Pattern LOCAL = Pattern.compile("([A-Z][A-Za-z]{2,40})/[A-Za-z0-9-]{1,64}");
    private static final Pattern BY_INS =
            Pattern.compile("(Patient\\?identifier=urn:oid:[0-9.]{1,60})(?:\\||%7C)[0-9AB]{15}");
    private static final Pattern LENGTH = Pattern.compile("[1-9][0-9]{0,8}");
    private static final int SHA1 = 20;

    private LeafKind() {}

    /** The kind that stands for the value, empty when the value itself counts. */
    static Optional<String> of(Base parent, String name, Base leaf) {
        String value = leaf.primitiveValue();
        if (value == null || parent instanceof Coding) {
            return Optional.empty();
        }
        if (parent instanceof Identifier && name.equals("value")) {
            return named(value);
        }
        if (parent instanceof Reference && name.equals("reference")) {
            return target(value);
        }
        if (parent instanceof Attachment attachment && !TEXTS.contains(leaf.fhirType())) {
            return ofContent(attachment, name, value);
        }
        if (parent instanceof Quantity && name.equals("value")) {
            return Optional.of(number(new BigDecimal(value)));
        }
        return TEXTS.contains(leaf.fhirType()) && FREE.contains(name) && PLAIN.matcher(value).matches()
                ? Optional.of("text")
                : Optional.empty();
    }

    static boolean isUrnUuid(String value) {
        return URN_UUID.matcher(value).matches();
    }

    /** A business identifier: a URI of its form, or a word that can be none. */
    private static Optional<String> named(String value) {
        if (isUrnUuid(value)) {
            return Optional.of("urn:uuid");
        }
        if (URN_OID.matcher(value).matches()) {
            return Optional.of("urn:oid");
        }
        return TOKEN.matcher(value).matches() ? Optional.of("token") : Optional.empty();
    }

    private static Optional<String> target(String value) {
        var local = LOCAL.matcher(value);
        if (local.matches()) {
            return Optional.of(local.group(1));
        }
        var byIns = BY_INS.matcher(value);
        if (byIns.matches()) {
            return Optional.of(byIns.group(1));
        }
        return isUrnUuid(value) ? Optional.of("urn:uuid") : Optional.empty();
    }

    /** Size and hash are compared with the content where it is inside. */
    private static Optional<String> ofContent(Attachment attachment, String name, String value) {
        return switch (name) {
            case "url" -> target(value);
            case "size" -> !attachment.hasData() && LENGTH.matcher(value).matches() ? Optional.of("size") : Optional.empty();
            case "hash" -> !attachment.hasData() && attachment.hasHash() && attachment.getHash().length == SHA1
                    ? Optional.of("hash")
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Invariants ask whether a quantity is positive and whether it has decimals (age-1, cnt-3). */
    private static String number(BigDecimal value) {
        return "number" + value.signum() + (value.scale() > 0 ? "." : "");
    }
}
