package fr.carnet.provide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Says what a file is by what is in it, and only for plain files by its name. */
final class Recognition {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> PLAIN = Map.of(
            "pdf", "application/pdf",
            "txt", "text/plain",
            "rtf", "text/rtf",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "tif", "image/tiff",
            "tiff", "image/tiff");

    private Recognition() {}

    static Content of(Path file, byte[] bytes) throws IOException {
        String plain = PLAIN.get(extension(file));
        if (plain != null) {
            return new Content(file, bytes, Kind.PLAIN, plain);
        }
        return switch (firstCharacter(bytes)) {
            case '<' -> xmlContent(file, bytes);
            case '{' -> new Content(file, bytes, json(bytes), "application/fhir+json");
            default -> new Content(file, bytes, Kind.UNKNOWN, "application/octet-stream");
        };
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The first character that is neither blank nor part of a byte order mark. */
    private static char firstCharacter(byte[] bytes) {
        for (byte each : bytes) {
            boolean mark = (each & 0xFF) == 0xEF || (each & 0xFF) == 0xBB || (each & 0xFF) == 0xBF;
            boolean mark16 = (each & 0xFF) >= 0xFE || each == 0;
            if (!mark && !mark16 && !Character.isWhitespace(each)) {
                return (char) each;
            }
        }
        return ' ';
    }

    private static Content xmlContent(Path file, byte[] bytes) {
        Kind kind = xml(bytes);
        return new Content(file, bytes, kind, kind == Kind.CDA ? "application/xml" : "application/fhir+xml");
    }

    private static Kind xml(byte[] bytes) {
        return XmlParts.of(bytes)
                .map(root -> switch (root.name()) {
                    case "ClinicalDocument" -> Kind.CDA;
                    // a self-presenting document (autoprésentable): the style sheet carries the document
                    case "stylesheet", "transform" -> CdaPerson.document(root).isPresent() ? Kind.CDA : Kind.UNKNOWN;
                    case "Bundle" -> bundle(root.attribute("type", "value"));
                    case "DocumentReference" -> Kind.DOCUMENT_REFERENCE;
                    default -> Kind.UNKNOWN;
                })
                .orElse(Kind.UNKNOWN);
    }

    private static Kind json(byte[] bytes) throws IOException {
        try {
            JsonNode root = JSON.readTree(bytes);
            return switch (root.path("resourceType").asText()) {
                case "Bundle" -> bundle(root.path("type").asText());
                case "DocumentReference" -> Kind.DOCUMENT_REFERENCE;
                default -> Kind.UNKNOWN;
            };
        } catch (JsonProcessingException notJson) {
            return Kind.UNKNOWN;
        }
    }

    private static Kind bundle(String type) {
        return switch (type) {
            case "document" -> Kind.FHIR_DOCUMENT;
            case "transaction" -> Kind.SUBMISSION;
            default -> Kind.UNKNOWN;
        };
    }
}
