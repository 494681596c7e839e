package fr.carnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.conformance.StrictParsing.Format;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final ConformanceResources RESOURCES = new ConformanceResources(ConformanceSettings.byDefault());
    private static final Verdict VERDICT = new Verdict(
            new StrictParsing(),
            new Validation(new Examination(RESOURCES), RESOURCES, ConformanceSettings.byDefault()));
    private static final String FINE = "{\"resourceType\":\"Organization\",\"name\":\"Cabinet\"}";

    @Test
    void a_valid_resource_is_said_to_be_without_fault() {
        OperationOutcome said = judge("Organization", FINE, null, null);
        assertThat(said.getIssue()).singleElement().satisfies(issue -> assertThat(issue.getSeverity())
                .isEqualTo(IssueSeverity.INFORMATION));
    }

    @Test
    void every_fault_of_the_body_is_told_at_once_with_its_place() {
        OperationOutcome said = judge("Observation", "{\"resourceType\":\"Observation\",\"foo\":1,\"status\":\"bad\"}", null, null);
        assertThat(said.getIssue())
                .filteredOn(issue -> issue.getSeverity() == IssueSeverity.ERROR)
                .extracting(issue -> issue.getExpression().get(0).getValue())
                .contains("Observation.foo", "Observation.status");
    }

    @Test
    void parameters_may_carry_the_resource_and_the_profile() {
        String profile = "https://carnet.example/fhir/StructureDefinition/carnet-patient";
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":"
                + "{\"resourceType\":\"Patient\"}},{\"name\":\"profile\",\"valueUri\":\"" + profile + "\"}]}";
        assertThat(judge("Patient", body, null, null).getIssue())
                .isNotEmpty()
                .allMatch(issue -> issue.getSeverity() == IssueSeverity.WARNING);
    }

    @Test
    void an_unknown_profile_and_a_wrong_type_and_an_empty_body_are_errors() {
        assertThat(judge("Organization", FINE, "https://elsewhere.example/p", null).getIssueFirstRep().getExpression().get(0).getValue())
                .isEqualTo("profile");
        assertThat(judge("Patient", FINE, null, null).getIssueFirstRep().getSeverity()).isEqualTo(IssueSeverity.ERROR);
        assertThat(judge("Patient", "", null, null).getIssueFirstRep().getSeverity()).isEqualTo(IssueSeverity.ERROR);
    }

    @Test
    void a_mode_that_is_not_offered_is_refused_and_create_is_not() {
        assertThatThrownBy(() -> judge("Organization", FINE, null, "delete"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_OFFERED));
        assertThat(judge("Organization", FINE, null, "create").getIssueFirstRep().getSeverity())
                .isEqualTo(IssueSeverity.INFORMATION);
    }

    private static OperationOutcome judge(String type, String body, String profile, String mode) {
        return VERDICT.of(
                new Verdict.Asked(type, profile, mode), body.getBytes(StandardCharsets.UTF_8), Format.JSON, Locale.ENGLISH);
    }
}
