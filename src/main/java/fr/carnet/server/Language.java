package fr.carnet.server;

import java.util.List;
import java.util.Locale;

/** The two languages in which Carnet speaks; French unless English is preferred. */
public final class Language {
    private static final List<Locale> SPOKEN = List.of(Locale.FRENCH, Locale.ENGLISH);

    private Language() {}

    /** The language asked for by an {@code Accept-Language} header (RFC 9110 12.5.4); null or unreadable: French. */
    public static Locale of(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.FRENCH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage.strip()), SPOKEN);
            return found == null ? Locale.FRENCH : found;
        } catch (IllegalArgumentException unreadable) {
            return Locale.FRENCH;
        }
    }
}
