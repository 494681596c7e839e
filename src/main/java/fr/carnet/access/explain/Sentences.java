package fr.carnet.access.explain;

import fr.carnet.access.Explainer.Explanation;
import fr.carnet.shared.BusinessClock;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** Says an explanation in plain French or English. */
public final class Sentences {
    static final String BUNDLE = "fr.carnet.access.explain.explanation";

    private Sentences() {}

    /** @param type document type code the question was about */
    public static String say(Explanation explanation, String type, Locale locale) {
        Locale spoken = locale != null && locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE, spoken, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String day = explanation.until()
                .map(until -> DateTimeFormatter.ofPattern(bundle.getString("date"), spoken)
                        .format(until.atZone(BusinessClock.PARIS)))
                .orElse("");
        String consent = explanation.consentId().isEmpty() ? "" : "Consent/" + explanation.consentId();
        String until = day.isEmpty() ? "" : format(bundle, "until", spoken, day);
        return format(
                bundle,
                explanation.reason(),
                spoken,
                consent,
                until,
                type,
                explanation.professionLabel(),
                explanation.matrixVersion());
    }

    private static String format(ResourceBundle bundle, String key, Locale locale, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
