package fr.carnet.shared.fhir;

import java.util.Comparator;
import java.util.List;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** The media types a caller accepts (RFC 9110, 12.5.1). */
public final class AcceptedTypes {
    private AcceptedTypes() {}

    /**
     * @param accept header, may be null
     * @return the most wanted first, those of one weight as they were written; empty when there are none or they cannot be
     *     read
     */
    public static List<MimeType> of(String accept) {
        if (accept == null || accept.isBlank()) {
            return List.of();
        }
        try {
            return MimeTypeUtils.parseMimeTypes(accept).stream()
                    .filter(type -> weight(type) > 0)
                    .sorted(Comparator.comparingDouble(AcceptedTypes::weight).reversed())
                    .toList();
        } catch (InvalidMimeTypeException | NumberFormatException unreadable) {
            return List.of();
        }
    }

    /** Type and subtype without parameters. */
    public static String name(MimeType type) {
        return type.getType() + "/" + type.getSubtype();
    }

    private static double weight(MimeType type) {
        String weight = type.getParameter("q");
        return weight == null ? 1 : Double.parseDouble(weight);
    }
}
