package fr.carnet.document.rules;

import static fr.carnet.document.ADocument.BYTES;
import static fr.carnet.document.ADocument.DOCTOR;
import static fr.carnet.document.ADocument.bare;
import static fr.carnet.document.ADocument.full;
import static fr.carnet.document.rules.RuleSteps.attachment;
import static fr.carnet.document.rules.RuleSteps.places;
import static fr.carnet.document.rules.RuleSteps.provided;
import static fr.carnet.document.rules.RuleSteps.simplified;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LevelDemandsTest {
    static Stream<Arguments> demands() {
        return Stream.of(
                Arguments.of(Level.MINIMAL, "masterIdentifier", change(d -> d.setMasterIdentifier(null))),
                Arguments.of(Level.MINIMAL, "content[0].attachment.url", change(d -> attachment(d).setUrl(null))),
                Arguments.of(Level.MINIMAL, "content[0].attachment.data", change(d -> attachment(d).setData(BYTES))),
                Arguments.of(Level.COMPREHENSIVE, "content[0].attachment.language", change(d -> attachment(d).setLanguage(null))),
                Arguments.of(Level.COMPREHENSIVE, "content[0].attachment.creation", change(d -> attachment(d).setCreation(null))),
                Arguments.of(Level.COMPREHENSIVE, "content[0].format", change(d -> d.getContentFirstRep().setFormat(null))),
                Arguments.of(Level.COMPREHENSIVE, "context.facilityType", change(d -> d.getContext().setFacilityType(null))),
                Arguments.of(Level.COMPREHENSIVE, "context.practiceSetting", change(d -> d.getContext().setPracticeSetting(null))),
                Arguments.of(Level.PDSM_COMPREHENSIVE, "author", change(d -> d.setAuthor(null))),
                Arguments.of(Level.PDSM_COMPREHENSIVE, "authenticator", change(d -> d.setAuthenticator(null))),
                Arguments.of(Level.PDSM_COMPREHENSIVE, "content[0].attachment.title", change(d -> attachment(d).setTitle(null))),
                Arguments.of(Level.PDSM_COMPREHENSIVE, "context.period.start", change(d -> d.getContext().setPeriod(null))));
    }

    private static Consumer<DocumentReference> change(Consumer<DocumentReference> change) {
        return change;
    }

    @ParameterizedTest
    @MethodSource("demands")
    void each_level_demands_its_elements_and_weaker_ones_do_not(
            Level level, String element, Consumer<DocumentReference> remove) {
        DocumentReference document = full();
        remove.accept(document);
        assertThat(places(provided(document, level))).containsExactly("DocumentReference." + element);
        if (level == Level.COMPREHENSIVE || level == Level.PDSM_COMPREHENSIVE) {
            assertThat(provided(document, Level.MINIMAL).faults()).isEmpty();
        }
    }

    @Test
    void a_claimed_profile_is_demanded_and_only_those_the_stored_form_may_satisfy_are_named() {
        String pdsm = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/";
        DocumentReference document = bare();
        document.getMeta().addProfile(pdsm + "pdsm-simplified-publish").addProfile("http://example.org/unknown");
        assertThat(places(simplified(document, DOCTOR)))
                .containsExactly("DocumentReference.author", "DocumentReference.content[0].attachment.title");

        DocumentReference complete = full();
        complete.getMeta()
                .addProfile(pdsm + "pdsm-comprehensive-document-reference|3.1.1")
                .addProfile(pdsm + "pdsm-simplified-publish")
                .addProfile("http://example.org/unknown");
        Checked checked = provided(complete, Level.MINIMAL);
        assertThat(checked.profiles()).containsExactly(pdsm + "pdsm-comprehensive-document-reference|3.1.1");
        assertThat(checked.document().getMeta().getProfile()).hasSize(1);
    }
}
