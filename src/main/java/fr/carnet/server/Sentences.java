package fr.carnet.server;

import fr.carnet.shared.ErrorCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The sentences of {@code refusals_fr.properties} and {@code refusals_en.properties}. */
final class Sentences {
    private static final Map<Locale, Properties> TEXTS =
            Map.of(Locale.FRENCH, load("refusals_fr.properties"), Locale.ENGLISH, load("refusals_en.properties"));

    private Sentences() {}

    /** What happened. */
    static String what(ErrorCode code, Locale language) {
        return get(code.code(), language);
    }

    /** What to do about it. */
    static String toDo(ErrorCode code, Locale language) {
        return get(code.code() + ".do", language);
    }

    static Properties of(Locale language) {
        return TEXTS.get(language);
    }

    private static String get(String key, Locale language) {
        return TEXTS.get(english(language) ? Locale.ENGLISH : Locale.FRENCH).getProperty(key);
    }

    static boolean english(Locale language) {
        return language != null && language.getLanguage().equals("en");
    }

    private static Properties load(String file) {
        try (Reader reader = new InputStreamReader(Sentences.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
