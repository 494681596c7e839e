package fr.carnet.conformance;

import fr.carnet.shared.fhir.Elements;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SampledData;

/**
 * What two resources have in common when the validator cannot tell them apart: every element in its order, every code,
 * address of a code system, extension and format, but of names, dates, identifiers and other free values only their
 * kind. Nothing of a person is in it.
 */
final class Likeness {
    private static final Pattern ID = Pattern.compile("(?:[A-Z][A-Za-z]+/)?[A-Za-z0-9.-]{1,64}(?:/_history/[0-9]{1,9})?");

    private final Resource root;
    private final StringBuilder text = new StringBuilder(4096);

    private Likeness(Resource root) {
        this.root = root;
    }

    /**
     * A digest, equal for resources of one likeness; empty for resources that are seldom sent and compare more than their
     * neighbours (definitions, Bundles).
     *
     * @param prepared in the form it is examined
     * @param profile it is examined against, {@code ""} for R4 alone
     */
    static Optional<String> of(Resource prepared, String profile) {
        if (!(prepared instanceof DomainResource) || prepared instanceof MetadataResource) {
            return Optional.empty();
        }
        Likeness likeness = new Likeness(prepared);
        likeness.value(profile);
        likeness.value(prepared.fhirType());
        likeness.children(prepared, false);
        return Optional.of(digest(likeness.text));
    }

    /** @param compared quantities in it are compared with each other (rng-2) */
    private void children(Base element, boolean compared) {
        Moments moments = null;
        for (Property property : Elements.children(element)) {
            for (Base child : property.getValues()) {
                if (child == null) {
                    continue;
                }
                value(property.getName());
                value(child.fhirType());
                if (child instanceof BaseDateTimeType) {
                    moments = moments == null ? new Moments(element) : moments;
                    leaf(child, moments.of(child));
                } else if (child.isPrimitive()) {
                    leaf(child, kind(element, property.getName(), child, compared));
                }
                text.append('{');
                children(child, element instanceof Range || element instanceof Ratio || element instanceof SampledData);
                text.append('}');
            }
        }
    }

    private String kind(Base parent, String name, Base leaf, boolean compared) {
        if (parent == root && name.equals("id")) {
            return idKind(leaf.primitiveValue());
        }
        return compared ? null : LeafKind.of(parent, name, leaf).orElse(null);
    }

    /** In a Bundle the parser gives a resource without id the urn of its entry. */
    private static String idKind(String id) {
        if (id == null) {
            return null;
        }
        return ID.matcher(id).matches() ? "id" : LeafKind.isUrnUuid(id) ? "urn:uuid" : null;
    }

    private void leaf(Base leaf, String kind) {
        if (kind != null) {
            text.append('~');
            value(kind);
        } else if (leaf.primitiveValue() != null) {
            text.append('=');
            value(leaf.primitiveValue());
        }
    }

    /** With its length before it, so that no two sequences of values read the same. */
    private void value(String value) {
        text.append(value.length()).append(':').append(value);
    }

    private static String digest(CharSequence text) {
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
