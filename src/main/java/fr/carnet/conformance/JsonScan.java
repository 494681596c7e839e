package fr.carnet.conformance;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.carnet.shared.Fault;
import java.io.IOException;
import java.util.Optional;

/** Reads JSON strictly: no duplicate key, nothing after the resource, no null or empty value, no monstrous number. */
final class JsonScan extends SyntaxScan {
    private static final int LONGEST_NUMBER = 60;

    /** FHIR allows a string 1 MB; long contents were taken out before. */
    private static final int LONGEST_TEXT = 4 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST * 2)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(1000)
                    .build())
            .build();

    private static final ObjectMapper TREES = new ObjectMapper(FACTORY);

    private String root = "";

    @Override
    Optional<Fault> read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return malformed("un objet est attendu", "an object is expected");
            }
            walk(parser);
            if (parser.nextToken() != null) {
                return malformed("du texte suit la ressource", "something follows the resource");
            }
            return shape(text);
        } catch (StreamConstraintsException beyond) {
            return malformed("trop profond, ou un texte trop long", "nested too deep, or a text too long");
        } catch (JsonProcessingException broken) {
            return malformed(where(broken, "ligne", "colonne"), said(broken));
        } catch (IOException impossibleInMemory) {
            throw new IllegalStateException(impossibleInMemory);
        }
    }

    @Override
    SyntaxScan another() {
        return new JsonScan();
    }

    private Optional<Fault> shape(String text) throws JsonProcessingException {
        if (!dangerous()) {
            new JsonShape(FhirContext.forR4Cached(), this).resource(TREES.readTree(text), root);
        }
        return Optional.empty();
    }

    private void walk(JsonParser parser) throws IOException {
        JsonStreamContext document = parser.getParsingContext();
        JsonToken previous = JsonToken.START_OBJECT;
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_OBJECT || parser.getParsingContext() != document.getParent()) {
            look(parser, token, previous);
            previous = token;
            token = parser.nextToken();
        }
    }

    private void look(JsonParser parser, JsonToken token, JsonToken previous) throws IOException {
        JsonStreamContext context = parser.getParsingContext();
        switch (token) {
            case FIELD_NAME -> found(parser.currentName(), place(context));
            case VALUE_STRING -> string(parser, context);
            case VALUE_NULL -> {
                if (!context.inArray()) {
                    fault(place(context), "Valeur null non admise ici.", "A null value is not allowed here.");
                }
            }
            case VALUE_NUMBER_FLOAT -> number(parser, context);
            case END_OBJECT -> {
                if (previous == JsonToken.START_OBJECT) {
                    fault(place(context), "Objet vide non admis.", "An empty object is not allowed.");
                }
            }
            default -> {
                // Other tokens are judged by the FHIR parser.
            }
        }
    }

    private void string(JsonParser parser, JsonStreamContext context) throws IOException {
        if (seeks()) {
            value(parser.getText(), () -> place(context));
        }
        if (context.getParent().inRoot() && "resourceType".equals(context.getCurrentName())) {
            root = parser.getText();
        }
        if ("reference".equals(context.getCurrentName()) && parser.getText().startsWith("#")) {
            found(parser.getText(), place(context));
        }
        if (parser.getTextLength() == 0) {
            fault(place(context), "Texte vide non admis.", "An empty string is not allowed.");
        } else if (!Characters.areAllowed(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())) {
            fault(place(context), "Caractère non admis dans un texte.", "A character not allowed in a text.");
        } else if (startsLikeNumber(parser) && isMonstrous(parser.getText(), LONGEST_EXPONENT_OF_TEXT)) {
            refuse(place(context));
        }
    }

    private static boolean startsLikeNumber(JsonParser parser) throws IOException {
        char first = parser.getTextCharacters()[parser.getTextOffset()];
        return first == '-' || first == '+' || first == '.' || (first >= '0' && first <= '9');
    }

    private void number(JsonParser parser, JsonStreamContext context) throws IOException {
        if (seeks()) {
            value(parser.getText(), () -> place(context));
        }
        if (isMonstrous(parser.getText(), LONGEST_EXPONENT)) {
            refuse(place(context));
        }
    }

    /** FHIRPath of where the parser stands; begins with the resource type when that came first, as is usual. */
    private String place(JsonStreamContext context) {
        StringBuilder path = new StringBuilder();
        append(context, path);
        return path.toString();
    }

    private void append(JsonStreamContext context, StringBuilder path) {
        if (context == null || context.inRoot()) {
            path.append(root);
            return;
        }
        append(context.getParent(), path);
        if (context.inArray()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.getCurrentName() != null) {
            String name = context.getCurrentName();
            path.append(path.isEmpty() ? "" : ".").append(name.startsWith("_") ? name.substring(1) : name);
        }
    }

    private static String said(JsonProcessingException broken) {
        return where(broken, "line", "column");
    }

    private static String where(JsonProcessingException broken, String line, String column) {
        JsonLocation at = broken.getLocation() == null ? JsonLocation.NA : broken.getLocation();
        return line + " " + at.getLineNr() + ", " + column + " " + at.getColumnNr();
    }

    private static Optional<Fault> malformed(String french, String english) {
        return Optional.of(new Fault(null, "JSON mal formé : " + french + ".", "Malformed JSON: " + english + "."));
    }
}
