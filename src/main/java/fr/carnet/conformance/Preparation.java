package fr.carnet.conformance;

import fr.carnet.shared.fhir.Elements;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes a resource quick to examine: a copy whose large contents are replaced by a few bytes (their size and hash are
 * the document room's affair) and whose claims are taken off, so that only what is asked is examined. Conditional
 * references are written so that the validator, which takes what follows the last slash for an id, can read them.
 */
final class Preparation {
    private static final byte[] STAND_IN = "carnet".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGE = 1024;
    private static final Pattern CONDITIONAL = Pattern.compile("([A-Z][A-Za-z]+\\?)(.+)");

    private Preparation() {}

    /** For R4 alone: no claim is left anywhere. */
    static Resource forBase(Resource resource) {
        Resource copy = resource.copy();
        lighten(copy, false);
        return copy;
    }

    /** For one profile: the resource's own claims go, those of what it contains stay. */
    static Resource forProfile(Resource resource) {
        Resource copy = resource.copy();
        lighten(copy, true);
        copy.getMeta().getProfile().clear();
        return copy;
    }

    /** How many elements the resource has, counted no further than {@code limit} + 1. */
    static int count(Base element, int limit) {
        int count = 1;
        for (Property property : Elements.children(element)) {
            for (Base value : property.getValues()) {
                count += value == null ? 0 : count(value, limit - count);
                if (count > limit) {
                    return count;
                }
            }
        }
        return count;
    }

    private static void lighten(Base element, boolean keepingClaims) {
        if (!keepingClaims && element instanceof Resource resource && resource.hasMeta()) {
            resource.getMeta().getProfile().clear();
        }
        if (element instanceof Attachment attachment) {
            lighten(attachment);
        } else if (element instanceof Reference reference && reference.hasReference()) {
            escape(reference);
        } else if (element instanceof Binary binary && length(binary.getData()) > LARGE) {
            binary.setData(STAND_IN);
        }
        for (Property property : Elements.children(element)) {
            property.getValues().stream()
                    .filter(value -> value != null)
                    .forEach(value -> lighten(value, keepingClaims));
        }
    }

    private static void escape(Reference reference) {
        Matcher conditional = CONDITIONAL.matcher(reference.getReference());
        if (conditional.matches()) {
            reference.setReference(conditional.group(1) + conditional.group(2).replace("/", "%2F"));
        }
    }

    private static void lighten(Attachment attachment) {
        if (length(attachment.getData()) <= LARGE) {
            return;
        }
        attachment.setData(STAND_IN);
        if (attachment.hasSize()) {
            attachment.setSize(STAND_IN.length);
        }
        if (attachment.hasHash()) {
            attachment.setHash(sha1(STAND_IN));
        }
    }

    private static int length(byte[] data) {
        return data == null ? 0 : data.length;
    }

    private static byte[] sha1(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(data);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
