package fr.carnet.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowMappingTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final FhirValidator VALIDATOR = FHIR.newValidator()
            .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                    new DefaultProfileValidationSupport(FHIR),
                    new CommonCodeSystemsTerminologyService(FHIR),
                    new InMemoryTerminologyServerValidationSupport(FHIR))));

    @ParameterizedTest
    @EnumSource(HistoryKind.class)
    void every_kind_of_row_becomes_a_valid_R4_resource_of_its_type(HistoryKind kind) {
        DomainResource resource = RowMapping.map(row(kind), "p7-abc");

        String json = FHIR.newJsonParser().setParserErrorHandler(new StrictErrorHandler())
                .encodeResourceToString(resource);
        FHIR.newJsonParser().setParserErrorHandler(new StrictErrorHandler()).parseResource(json);
        assertThat(resource.fhirType()).isEqualTo(kind.resourceType());
        assertThat(errors(resource)).isEmpty();
        assertThat(json).contains("Patient/p7-abc").contains("2025-03-04").contains("row-1").contains("un libellé");
        assertThat(json).doesNotContain("\"EUR\"", "price");
    }

    @Test
    void a_medicine_bears_its_CIP_code_and_its_ATC_class() {
        MedicationDispense dispense = (MedicationDispense) RowMapping.map(row(HistoryKind.MEDICATION), "p7-abc");

        assertThat(dispense.getMedicationCodeableConcept().getCoding())
                .extracting(coding -> coding.getSystem() + "|" + coding.getCode())
                .containsExactly("urn:system|CODE", "http://www.whocc.no/atc|N02BE01");
        assertThat(dispense.getQuantity().getValue()).isEqualByComparingTo("3");
        assertThat(dispense.getWhenHandedOverElement().getValueAsString()).isEqualTo("2025-03-04");
    }

    @Test
    void the_digest_tells_a_correction_from_a_repetition() {
        HistoryRow row = row(HistoryKind.CARE);
        HistoryRow same = new HistoryRow("row-1", row.date(), row.kind(), row.code(), row.system(), row.label(),
                new BigDecimal("3.0"), row.atc(), false);
        HistoryRow other = new HistoryRow("row-1", row.date().plusDays(1), row.kind(), row.code(), row.system(),
                row.label(), row.quantity(), row.atc(), false);

        assertThat(same.digest()).isEqualTo(row.digest());
        assertThat(other.digest()).isNotEqualTo(row.digest());
    }

    private static HistoryRow row(HistoryKind kind) {
        return new HistoryRow("row-1", LocalDate.of(2025, 3, 4), kind, "CODE", "urn:system", "un libellé",
                BigDecimal.valueOf(3), kind == HistoryKind.MEDICATION ? "N02BE01" : null, false);
    }

    private static java.util.List<String> errors(DomainResource resource) {
        ValidationResult result = VALIDATOR.validateWithResult(resource);
        return result.getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }
}
