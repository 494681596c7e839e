package fr.carnet.pharmacy;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the file says of itself, in French or in English ({@code file_fr.properties}, {@code file_en.properties}). */
final class Sentences {
    private final Locale spoken;
    private final ResourceBundle bundle;

    Sentences(Locale asked) {
        this.spoken = asked != null && asked.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        this.bundle = ResourceBundle.getBundle(
                "fr.carnet.pharmacy.file",
                spoken,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), spoken).format(values);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(bundle.getString("date"), spoken).format(day);
    }
}
