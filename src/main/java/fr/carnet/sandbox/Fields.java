package fr.carnet.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a JSON object sent to the sandbox; a wrong one is refused in one sentence that names it. */
record Fields(JsonNode object) {

    static Fields of(JsonNode body) {
        if (body == null || !body.isObject()) {
            throw refuse(null, "Le corps doit être un objet JSON.", "The body must be a JSON object.");
        }
        return new Fields(body);
    }

    boolean given(String name) {
        return object.hasNonNull(name);
    }

    String text(String name) {
        return optional(name)
                .orElseThrow(() -> refuse(name, "Le champ « %s » manque.", "The field \"%s\" is missing."));
    }

    Optional<String> optional(String name) {
        if (!given(name)) {
            return Optional.empty();
        }
        JsonNode value = object.get(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw refuse(
                    name, "Le champ « %s » doit être un texte non vide.", "The field \"%s\" must be a non-empty text.");
        }
        return Optional.of(value.asText());
    }

    /** A text of this form; the example is shown when it is not. */
    String matching(String name, Pattern form, String example) {
        return matching(name, text(name), form, example);
    }

    Optional<String> optionalMatching(String name, Pattern form, String example) {
        return optional(name).map(text -> matching(name, text, form, example));
    }

    private static String matching(String name, String text, Pattern form, String example) {
        if (!form.matcher(text).matches()) {
            throw refuse(
                    name,
                    "Le champ « %s » n'a pas la forme attendue, par exemple " + example + ".",
                    "The field \"%s\" does not have the form expected, e.g. " + example + ".");
        }
        return text;
    }

    boolean flag(String name) {
        if (given(name) && !object.get(name).isBoolean()) {
            throw refuse(name, "Le champ « %s » doit valoir true ou false.", "The field \"%s\" must be true or false.");
        }
        return given(name) && object.get(name).booleanValue();
    }

    long number(String name, long otherwise, long largest) {
        if (!given(name)) {
            return otherwise;
        }
        JsonNode value = object.get(name);
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        if (!whole || value.longValue() > largest || value.longValue() < -largest) {
            throw refuse(
                    name,
                    "Le champ « %s » doit être un nombre entier, au plus " + largest + ".",
                    "The field \"%s\" must be a whole number, at most " + largest + ".");
        }
        return value.longValue();
    }

    static Refusal refuse(String name, String french, String english) {
        return Refusal.of(
                ErrorCode.INVALID, name, french.replace("%s", "" + name), english.replace("%s", "" + name));
    }
}
