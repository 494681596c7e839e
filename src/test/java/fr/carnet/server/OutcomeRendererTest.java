package fr.carnet.server;

import fr.carnet.shared.AcceptedLanguage;
import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeRendererTest {
    private final OutcomeRenderer renderer = new OutcomeRenderer();

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void every_code_has_two_sentences_in_both_languages(ErrorCode code) {
        for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            assertThat(Sentences.what(code, language)).isNotBlank().endsWith(".");
            assertThat(Sentences.toDo(code, language)).isNotBlank().endsWith(".");
        }
        assertThat(Sentences.what(code, Locale.FRENCH)).isNotEqualTo(Sentences.what(code, Locale.ENGLISH));
    }

    @Test
    void no_sentence_is_left_without_a_code() {
        Set<Object> expected = Arrays.stream(ErrorCode.values())
                .flatMap(code -> Stream.of(code.code(), code.code() + ".do"))
                .collect(Collectors.toSet());
        assertThat(Sentences.of(Locale.FRENCH).keySet()).isEqualTo(expected);
        assertThat(Sentences.of(Locale.ENGLISH).keySet()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void every_code_renders_as_one_error_with_our_coding(ErrorCode code) {
        OperationOutcome outcome = renderer.render(code, Locale.FRENCH);
        assertThat(outcome.getIssue()).singleElement().satisfies(issue -> {
            assertThat(issue.getSeverity()).isEqualTo(OperationOutcome.IssueSeverity.ERROR);
            assertThat(issue.getCode().toCode()).isEqualTo(code.issueType());
            assertThat(issue.getDetails().getCodingFirstRep().getSystem())
                    .isEqualTo("https://carnet.example/fhir/CodeSystem/error");
            assertThat(issue.getDetails().getCodingFirstRep().getCode()).isEqualTo(code.code());
            assertThat(issue.getDetails().getText()).isNotBlank();
            assertThat(issue.getDiagnostics()).isNotBlank();
            assertThat(issue.getExpression()).isEmpty();
        });
    }

    @Test
    void each_fault_is_an_issue_with_its_sentence_and_its_place() {
        Refusal refusal = Refusal.of(
                ErrorCode.INVALID,
                List.of(new Fault("Patient.birthDate", "Il manque.", "Missing."), new Fault(null, "Trop.", "Too many.")));
        OperationOutcome french = renderer.render(refusal, Locale.FRENCH);
        assertThat(french.getIssue()).extracting(i -> i.getDetails().getText()).containsExactly("Il manque.", "Trop.");
        assertThat(french.getIssue().get(0).getExpression().get(0).getValue()).isEqualTo("Patient.birthDate");
        assertThat(french.getIssue().get(1).hasExpression()).isFalse();
        assertThat(renderer.render(refusal, Locale.ENGLISH).getIssue())
                .extracting(i -> i.getDetails().getText())
                .containsExactly("Missing.", "Too many.");
    }

    @Test
    void the_preferred_language_is_spoken_and_french_otherwise() {
        assertThat(AcceptedLanguage.of(null)).isEqualTo(Locale.FRENCH);
        assertThat(AcceptedLanguage.of("")).isEqualTo(Locale.FRENCH);
        assertThat(AcceptedLanguage.of("en")).isEqualTo(Locale.ENGLISH);
        assertThat(AcceptedLanguage.of("en-US")).isEqualTo(Locale.ENGLISH);
        assertThat(AcceptedLanguage.of("fr-FR,fr;q=0.9,en;q=0.8")).isEqualTo(Locale.FRENCH);
        assertThat(AcceptedLanguage.of("fr;q=0.2,en;q=0.9")).isEqualTo(Locale.ENGLISH);
        assertThat(AcceptedLanguage.of("de,en;q=0.5")).isEqualTo(Locale.ENGLISH);
        assertThat(AcceptedLanguage.of("fr;q=0, en")).isEqualTo(Locale.ENGLISH);
        assertThat(AcceptedLanguage.of("de")).isEqualTo(Locale.FRENCH);
        assertThat(AcceptedLanguage.of("*")).isEqualTo(Locale.FRENCH);
        assertThat(AcceptedLanguage.of("&&&")).isEqualTo(Locale.FRENCH);
        assertThat(AcceptedLanguage.of("en;q=x")).isEqualTo(Locale.FRENCH);
    }
}
