package fr.carnet.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of code lists and their schema: the records below are the schema. An unknown or missing column, an empty
 * value, a code listed twice or a system nobody declared stops the server at start.
 */
final class CodeListFiles {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CodeListFiles() {}

    /** A code system and the other names under which it is accepted on input. */
    record CodeSystemNames(String uri, List<String> aliases) {
        CodeSystemNames {
            ListedCode.required("system", uri);
            aliases = List.copyOf(aliases);
        }

        boolean isNamed(String system) {
            return system != null && (uri.equals(system) || aliases.contains(system));
        }
    }

    record DocumentTypes(
            String source,
            List<CodeSystemNames> typeSystems,
            List<CodeSystemNames> classSystems,
            List<ListedCode> classes,
            List<DocumentType> types,
            List<String> holderTypes,
            List<String> adultTypes,
            List<String> oneCurrentTypes) {
        DocumentTypes {
            unique("document type", types.stream().map(DocumentType::code).toList());
            unique("document class", classes.stream().map(ListedCode::code).toList());
            unique("holder type", holderTypes);
            types.forEach(t -> declared(typeSystems, t.system()));
            classes.forEach(c -> declared(classSystems, c.system()));
            Set<String> classCodes = new HashSet<>(classes.stream().map(ListedCode::code).toList());
            for (DocumentType type : types) {
                if (!type.documentClass().isEmpty() && !classCodes.contains(type.documentClass())) {
                    throw new IllegalStateException(
                            "type " + type.code() + " has the unknown class " + type.documentClass());
                }
            }
            Set<String> typeCodes = new HashSet<>(types.stream().map(DocumentType::code).toList());
            for (List<String> some : List.of(holderTypes, adultTypes, oneCurrentTypes)) {
                if (!typeCodes.containsAll(some)) {
                    throw new IllegalStateException("not all of " + some + " are document types");
                }
            }
        }
    }

    record SecurityLabels(String source, List<CodeSystemNames> systems, List<SecurityLabel> labels) {
        SecurityLabels {
            unique("label", labels.stream().map(SecurityLabel::code).toList());
            labels.forEach(l -> declared(systems, l.system()));
            for (String code : List.of(
                    SecurityLabel.NORMAL,
                    SecurityLabel.MASKED,
                    SecurityLabel.HIDDEN_FROM_PATIENT,
                    SecurityLabel.HIDDEN_FROM_REPRESENTATIVES)) {
                if (labels.stream().noneMatch(l -> l.code().equals(code))) {
                    throw new IllegalStateException("the label " + code + ", which the rules name, is not listed");
                }
            }
        }
    }

    /** @param same media type that counts as equal to this one; @param holder may the holder deposit it */
    record MediaType(String type, String same, boolean holder) {
        MediaType {
            ListedCode.required("media type", type, same);
        }
    }

    record MediaTypes(String source, List<MediaType> accepted) {
        MediaTypes {
            unique("media type", accepted.stream().map(MediaType::type).toList());
        }
    }

    record CodedValue(String list, String system, String code, String label) {
        CodedValue {
            ListedCode.required("coded value", list, system, code, label);
        }
    }

    record CodedValues(String source, List<CodedValue> values) {
        CodedValues {
            unique("coded value", values.stream()
                    .map(v -> v.list() + " " + v.system() + "|" + v.code())
                    .toList());
        }
    }

    static <T> T read(String name, Class<T> shape) {
        try (InputStream file = CodeListFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the code list " + name + " is missing");
            }
            return parse(name, file, shape);
        } catch (IOException e) {
            throw new UncheckedIOException("the code list " + name + " cannot be read", e);
        }
    }

    static <T> T parse(String name, InputStream file, Class<T> shape) throws IOException {
        try {
            return JSON.readValue(file, shape);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the code list " + name + " is wrong: " + e.getOriginalMessage(), e);
        }
    }

    private static void unique(String what, List<String> codes) {
        Set<String> seen = new HashSet<>();
        for (String code : codes) {
            if (!seen.add(code)) {
                throw new IllegalStateException("the " + what + " " + code + " is listed twice");
            }
        }
    }

    private static void declared(List<CodeSystemNames> systems, String uri) {
        if (systems.stream().noneMatch(s -> s.uri().equals(uri))) {
            throw new IllegalStateException("the system " + uri + " is not declared");
        }
    }
}
