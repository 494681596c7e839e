package fr.carnet.access.explain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.access.Explainer.Explanation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final List<String> REASONS = List.of(
            "grant",
            "structure-grant",
            "treating-doctor",
            "care-team",
            "own-deposit",
            "emergency",
            "regulation",
            "no-access",
            "access-expired",
            "access-forbidden",
            "record-closed",
            "record-unknown",
            "not-in-matrix");

    @Test
    void every_reason_is_said_in_both_languages_and_nothing_more() {
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            assertThat(ResourceBundle.getBundle(Sentences.BUNDLE, locale).keySet())
                    .hasSize(REASONS.size() + 2)
                    .containsAll(REASONS);
        }
    }

    @Test
    void a_sentence_names_what_it_rests_on_and_leaves_no_placeholder() {
        for (String reason : REASONS) {
            Explanation explanation = new Explanation(
                    true, reason, "p12-c", Optional.of(Instant.parse("2026-06-30T22:30:00Z")), "v1", "Infirmier");
            for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH, Locale.GERMAN)) {
                assertThat(Sentences.say(explanation, "11488-4", locale)).doesNotContain("{", "''").isNotBlank();
            }
        }
        Explanation grant = new Explanation(
                true, "grant", "p12-c", Optional.of(Instant.parse("2026-06-30T22:30:00Z")), "v1", "Infirmier");
        assertThat(Sentences.say(grant, "11488-4", Locale.FRENCH))
                .isEqualTo("Oui : vous avez donné accès à ce professionnel (Consent/p12-c, valable jusqu'au 1 juillet 2026"
                        + " à 00:30), et la matrice d'habilitation v1 ouvre le type 11488-4 à la profession « Infirmier ».");
    }
}
