package fr.carnet.audit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** Why an access was allowed or refused, in plain words; French unless English is asked. */
final class Reasons {
    private static final Properties FRENCH = load("reasons_fr.properties");
    private static final Properties ENGLISH = load("reasons_en.properties");

    private Reasons() {}

    /** A reason that has no sentence is itself words somebody wrote. */
    static String sentence(boolean granted, String reason, Locale locale) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        Properties sentences = english ? ENGLISH : FRENCH;
        String why = sentences.getProperty(reason, reason);
        String outcome = sentences.getProperty(granted ? "granted" : "refused");
        return why.isBlank() ? outcome : outcome + (english ? ": " : " : ") + why;
    }

    private static Properties load(String name) {
        Properties sentences = new Properties();
        try (InputStreamReader file =
                new InputStreamReader(Reasons.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            sentences.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sentences;
    }
}
