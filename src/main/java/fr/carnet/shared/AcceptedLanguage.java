package fr.carnet.shared;

import java.util.List;
import java.util.Locale;

/** The two languages Carnet speaks, French unless the caller prefers English. */
public final class AcceptedLanguage {
    private static final List<Locale> SPOKEN = List.of(Locale.FRENCH, Locale.ENGLISH);

    private AcceptedLanguage() {}

    /** The best match for an {@code Accept-Language} header; French when it is absent, malformed or names neither. */
    public static Locale of(String header) {
        if (header == null || header.isBlank()) {
            return Locale.FRENCH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
            return best == null ? Locale.FRENCH : best;
        } catch (IllegalArgumentException malformed) {
            return Locale.FRENCH;
        }
    }
}
