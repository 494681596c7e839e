package fr.carnet.register;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.junit.jupiter.api.Test;

/** The register's small reader of expressions against HAPI's full FHIRPath engine. */
class ElementPathTest {
    private final SearchParameters parameters = new SearchParameters();
    private final FHIRPathEngine engine = new FHIRPathEngine(
            new HapiWorkerContext(FhirContext.forR4Cached(), FhirContext.forR4Cached().getValidationSupport()));

    @Test
    void every_expression_finds_what_the_full_engine_finds() {
        for (Resource resource : resources()) {
            for (SearchParameter parameter : parameters.of(resource.fhirType())) {
                if (!parameter.expression().isEmpty() && !parameter.expression().contains("resolve()")) {
                    assertThat(found(resource, parameter.expression()))
                            .as(parameter.expression())
                            .usingElementComparator((a, b) -> a.equalsDeep(b) ? 0 : 1)
                            .containsExactlyInAnyOrderElementsOf(engine.evaluate(resource, parameter.expression()));
                }
            }
        }
    }

    @Test
    void an_implied_system_is_the_one_of_the_element() {
        for (Resource resource : resources()) {
            for (SearchParameter parameter : parameters.of(resource.fhirType())) {
                if (parameter.column() == SearchParameter.Column.STATUS) {
                    Base status = found(resource, parameter.expression()).get(0);
                    assertThat(((Enumeration<?>) status).getSystem()).isEqualTo(parameter.system());
                }
            }
        }
    }

    private static List<Base> found(Resource resource, String expression) {
        return ElementPath.compile(expression).evaluate(resource, reference -> Optional.empty());
    }

    private static List<Resource> resources() {
        DocumentReference document = ADocument.archived(ADocument.complete("one"));
        Observation observation = new Observation();
        observation.setStatus(Observation.ObservationStatus.FINAL).setEffective(new Period().setStartElement(new DateTimeType("2025")));
        observation.getCode().addCoding().setCode("x");
        observation.addCategory().addCoding().setCode("vital-signs");
        Condition condition = new Condition();
        condition.setOnset(new DateTimeType("2025-01")).setRecordedDateElement(new DateTimeType("2025-02"));
        Encounter encounter = new Encounter();
        encounter.setStatus(Encounter.EncounterStatus.FINISHED).getClass_().setCode("AMB");
        encounter.addType().addCoding().setCode("t");
        encounter.getPeriod().setStartElement(new DateTimeType("2025"));
        Immunization immunization = new Immunization();
        immunization.setStatus(Immunization.ImmunizationStatus.COMPLETED).setOccurrence(new DateTimeType("2025-05"));
        DiagnosticReport report = new DiagnosticReport();
        report.setStatus(DiagnosticReport.DiagnosticReportStatus.FINAL).setEffective(new DateTimeType("2025"));
        CareTeam team = new CareTeam();
        team.setStatus(CareTeam.CareTeamStatus.ACTIVE).getPeriod().setStartElement(new DateTimeType("2025"));
        team.addCategory().addCoding(new org.hl7.fhir.r4.model.Coding().setCodeElement(new CodeType("c")));
        return List.of(document, observation, condition, encounter, immunization, report, team, aDispense(), aUse());
    }

    private static Resource aDispense() {
        var dispense = new org.hl7.fhir.r4.model.MedicationDispense();
        dispense.setStatus(org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus.COMPLETED);
        return dispense.setWhenHandedOverElement(new DateTimeType("2025"));
    }

    private static Resource aUse() {
        var use = new org.hl7.fhir.r4.model.DeviceUseStatement();
        use.setStatus(org.hl7.fhir.r4.model.DeviceUseStatement.DeviceUseStatementStatus.ACTIVE);
        return use.setTiming(new DateTimeType("2025"));
    }
}
