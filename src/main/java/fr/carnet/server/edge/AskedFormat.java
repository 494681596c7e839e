package fr.carnet.server.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** JSON or XML, as {@code _format} or else {@code Accept} asks; JSON when neither says. */
final class AskedFormat {
    private static final Set<String> XML = Set.of("xml", "text/xml", "application/xml", "application/fhir+xml");
    private static final Set<String> JSON = Set.of("json", "text/json", "application/json", "application/fhir+json");

    private AskedFormat() {}

    /** @param query raw query: reading it through the servlet would consume a form body */
    static boolean xml(String query, String accept) {
        String format = format(query);
        if (XML.contains(format) || JSON.contains(format)) {
            return XML.contains(format);
        }
        return accept != null && accepted(accept);
    }

    /** Whether {@code _format} is absent or names JSON or XML. */
    static boolean known(String query) {
        String format = format(query);
        return format.isEmpty() || XML.contains(format) || JSON.contains(format);
    }

    /** {@code _format} without its parameters, lower case; empty when absent. */
    static String format(String query) {
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(pair -> pair.startsWith("_format="))
                .map(pair -> decode(pair.substring("_format=".length())))
                .findFirst()
                .orElse("");
    }

    private static String decode(String value) {
        try {
            String plain = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
            return plain.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    private static boolean accepted(String accept) {
        try {
            List<MimeType> known = MimeTypeUtils.parseMimeTypes(accept).stream()
                    .filter(type -> XML.contains(name(type)) || JSON.contains(name(type)))
                    .sorted(Comparator.comparingDouble(AskedFormat::quality).reversed())
                    .toList();
            return !known.isEmpty() && XML.contains(name(known.get(0)));
        } catch (InvalidMimeTypeException | NumberFormatException unreadable) {
            return false;
        }
    }

    private static String name(MimeType type) {
        return type.getType() + "/" + type.getSubtype();
    }

    private static double quality(MimeType type) {
        String quality = type.getParameter("q");
        return quality == null ? 1 : Double.parseDouble(quality);
    }
}
