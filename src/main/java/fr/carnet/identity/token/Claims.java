package fr.carnet.identity.token;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims of a verified token, read by type: a claim of another JSON type is a bad token, never a missing one. */
record Claims(Map<String, Object> values) {

    /** A text that must be there. */
    String text(String name) {
        return optionalText(name).orElseThrow(() -> new BadToken("claim " + name + " is missing"));
    }

    /** A text; Pro Santé Connect writes an absent one as an empty one. */
    Optional<String> optionalText(String name) {
        Object value = values.get(name);
        return value == null
                ? Optional.empty()
                : Optional.of(typed(name, String.class, value)).filter(text -> !text.isBlank());
    }

    /** {@code true} or {@code false}; absent means false. */
    boolean flag(String name) {
        Object value = values.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw illTyped(name);
        }
        return Boolean.TRUE.equals(value);
    }

    /** {@code VRAI} or {@code FAUX}, as Pro Santé Connect writes it; absent means FAUX. */
    boolean vrai(String name) {
        String value = optionalText(name).orElse("FAUX");
        if (!value.equals("VRAI") && !value.equals("FAUX")) {
            throw illTyped(name);
        }
        return value.equals("VRAI");
    }

    List<String> texts(String name) {
        return list(name).stream().map(item -> typed(name, String.class, item)).toList();
    }

    Optional<Claims> object(String name) {
        Object value = values.get(name);
        return value == null ? Optional.empty() : Optional.of(claims(name, value));
    }

    List<Claims> objects(String name) {
        return list(name).stream().map(item -> claims(name, item)).toList();
    }

    private List<?> list(String name) {
        Object value = values.get(name);
        return value == null ? List.of() : typed(name, List.class, value);
    }

    @SuppressWarnings("unchecked")
    private static Claims claims(String name, Object value) {
        return new Claims((Map<String, Object>) typed(name, Map.class, value));
    }

    private static <T> T typed(String name, Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw illTyped(name);
        }
        return type.cast(value);
    }

    private static BadToken illTyped(String name) {
        return new BadToken("claim " + name + " does not have the right type");
    }
}
