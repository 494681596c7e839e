package fr.carnet.clinical.hapi;

import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One provider for each line of {@code clinical-types.json}; a test proves that none is missing. */
@Configuration(proxyBeanMethods = false)
class ClinicalProviders {
    @Bean
    ClinicalProvider allergyIntoleranceProvider(ClinicalDoors doors) {
        return new ClinicalProvider(AllergyIntolerance.class, doors);
    }

    @Bean
    ClinicalProvider careTeamProvider(ClinicalDoors doors) {
        return new ClinicalProvider(CareTeam.class, doors);
    }

    @Bean
    ClinicalProvider conditionProvider(ClinicalDoors doors) {
        return new ClinicalProvider(Condition.class, doors);
    }

    @Bean
    ClinicalProvider deviceUseStatementProvider(ClinicalDoors doors) {
        return new ClinicalProvider(DeviceUseStatement.class, doors);
    }

    @Bean
    ClinicalProvider diagnosticReportProvider(ClinicalDoors doors) {
        return new ClinicalProvider(DiagnosticReport.class, doors);
    }

    @Bean
    ClinicalProvider encounterProvider(ClinicalDoors doors) {
        return new ClinicalProvider(Encounter.class, doors);
    }

    @Bean
    ClinicalProvider immunizationProvider(ClinicalDoors doors) {
        return new ClinicalProvider(Immunization.class, doors);
    }

    @Bean
    ClinicalProvider medicationDispenseProvider(ClinicalDoors doors) {
        return new ClinicalProvider(MedicationDispense.class, doors);
    }

    @Bean
    ClinicalProvider medicationStatementProvider(ClinicalDoors doors) {
        return new ClinicalProvider(MedicationStatement.class, doors);
    }

    @Bean
    ClinicalProvider observationProvider(ClinicalDoors doors) {
        return new ClinicalProvider(Observation.class, doors);
    }

    @Bean
    ClinicalProvider procedureProvider(ClinicalDoors doors) {
        return new ClinicalProvider(Procedure.class, doors);
    }
}
