package fr.carnet.extraction.cda;

import fr.carnet.extraction.Absences;
import fr.carnet.extraction.Drawn;
import fr.carnet.shared.cda.CdaElement;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;

/** One clinical statement as the resource its rule names; empty when it says nothing. */
final class Statements {
    private static final String DIAGNOSTIC_SECTIONS = "http://terminology.hl7.org/CodeSystem/v2-0074";

    private final Values values;
    private final Problems problems;
    private final Products products;
    private final Results results;

    /** @param written when the document was written, null when it does not say */
    Statements(Values values, Absences absences, DateTimeType written) {
        this.values = values;
        this.problems = new Problems(values, absences);
        this.products = new Products(values, absences, written);
        this.results = new Results(values, written);
    }

    Optional<Drawn> read(CdaElement statement, CdaEntries.Rule rule, Around around) {
        return switch (rule.becomes()) {
            case "AllergyIntolerance" -> problems.allergy(statement);
            case "Condition" -> problems.condition(statement, around.concern());
            case "Immunization" -> products.vaccination(statement);
            case "MedicationStatement" -> products.treatment(statement);
            case "MedicationDispense" -> products.dispensation(statement);
            case "Observation" -> results.observation(statement, rule.category(), around);
            default -> Optional.empty();
        };
    }

    DiagnosticReport report(CdaElement code) {
        DiagnosticReport report = new DiagnosticReport();
        report.setStatus(DiagnosticReportStatus.FINAL);
        report.addCategory(new CodeableConcept(new Coding(DIAGNOSTIC_SECTIONS, "LAB", "Laboratory")));
        report.setCode(values.concept(code));
        return report;
    }
}
