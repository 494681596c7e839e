package fr.carnet.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.clinical.DefaultVisibility.Scope;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class VisibilityRequestTest {
    private static Parameters labels(String... codes) {
        Parameters parameters = new Parameters();
        for (String code : codes) {
            parameters.addParameter("label", new CodeType(code));
        }
        return parameters;
    }

    @Test
    void no_label_means_visible() {
        assertThat(VisibilityRequest.ofResource(null).labels()).isEqualTo(VisibilityLabels.NONE);
        assertThat(VisibilityRequest.ofResource(new Parameters()).labels()).isEqualTo(VisibilityLabels.NONE);
    }

    @Test
    void both_labels_may_be_asked_together() {
        assertThat(VisibilityRequest.ofResource(labels("MASQUE_PS", "INVISIBLE_REPRESENTANTS_LEGAUX")).labels())
                .isEqualTo(new VisibilityLabels(true, true));
    }

    @Test
    void another_label_or_a_third_one_is_invalid() {
        refused(() -> VisibilityRequest.ofResource(labels("INVISIBLE_PATIENT")), ErrorCode.INVALID);
        refused(() -> VisibilityRequest.ofResource(labels("N")), ErrorCode.INVALID);
        refused(() -> VisibilityRequest.ofResource(labels("MASQUE_PS", "MASQUE_PS", "MASQUE_PS")), ErrorCode.INVALID);
        Parameters text = new Parameters().addParameter("label", new StringType("MASQUE_PS"));
        refused(() -> VisibilityRequest.ofResource(text), ErrorCode.INVALID);
    }

    @Test
    void the_scope_is_asked_on_the_patient_only() {
        Parameters history = labels("MASQUE_PS").addParameter("scope", new CodeType("history"));
        assertThat(VisibilityRequest.ofPatient(history).scope()).contains(Scope.HISTORY);
        refused(() -> VisibilityRequest.ofResource(history), ErrorCode.NOT_OFFERED);
        refused(() -> VisibilityRequest.ofPatient(labels()), ErrorCode.INVALID);
        refused(
                () -> VisibilityRequest.ofPatient(new Parameters().addParameter("scope", new CodeType("all"))),
                ErrorCode.INVALID);
    }

    @Test
    void the_answer_repeats_what_is_now_in_force() {
        Parameters sent = labels("MASQUE_PS").addParameter("scope", new CodeType("new-documents"));
        Parameters answer = VisibilityRequest.ofPatient(sent).answer();
        assertThat(answer.getParameter("scope").getValue().primitiveValue()).isEqualTo("new-documents");
        assertThat(answer.getParameter("label").getValue().primitiveValue()).isEqualTo("MASQUE_PS");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
