package fr.carnet.backfill;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.math.BigDecimal;
import fr.carnet.shared.BusinessClock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;

/** One line of a FHIR NDJSON history: a resource of one of the types the import makes. */
final class FhirLine {
    private static final int DAY_LENGTH = 10;
    private static final String RESTRICTED = "R";

    private FhirLine() {}

    /** What a row needs, whatever the type. */
    private record Parts(
            HistoryKind kind,
            List<Identifier> identifiers,
            CodeableConcept code,
            BaseDateTimeType date,
            BigDecimal quantity) {}

    static HistoryRow read(String line) {
        return of(parse(line));
    }

    static HistoryRow of(Resource resource) {
        Parts parts = parts(resource);
        String id = parts.identifiers().stream()
                .map(Identifier::getValue)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(resource.getIdElement().getIdPart());
        Coding coding = parts.code().getCoding().stream()
                .filter(one -> !HistoryCodes.ATC.equals(one.getSystem()))
                .findFirst()
                .orElse(parts.code().getCodingFirstRep());
        String label = parts.code().hasText() ? parts.code().getText() : coding.getDisplay();
        return new HistoryRow(
                id, date(parts.date()), parts.kind(), coding.getCode(), coding.getSystem(), label,
                parts.quantity(), atc(parts.code()), secret(resource));
    }

    private static Resource parse(String line) {
        try {
            IBaseResource parsed = FhirContext.forR4Cached().newJsonParser().parseResource(line);
            return (Resource) parsed;
        } catch (DataFormatException | ClassCastException e) {
            throw new IllegalArgumentException("not a FHIR R4 resource", e);
        }
    }

    private static Parts parts(Resource resource) {
        if (resource instanceof MedicationDispense one) {
            return new Parts(HistoryKind.MEDICATION, one.getIdentifier(), concept(one.getMedication()),
                    one.getWhenHandedOverElement(), one.getQuantity().getValue());
        }
        if (resource instanceof Immunization one) {
            return new Parts(HistoryKind.VACCINATION, one.getIdentifier(), one.getVaccineCode(),
                    moment(one.getOccurrence()), one.getDoseQuantity().getValue());
        }
        if (resource instanceof DeviceUseStatement one) {
            return new Parts(HistoryKind.DEVICE, one.getIdentifier(), deviceType(one), moment(one.getTiming()), null);
        }
        if (resource instanceof Encounter one) {
            return new Parts(HistoryKind.HOSPITAL, one.getIdentifier(), one.getTypeFirstRep(),
                    one.getPeriod().getStartElement(), one.getLength().getValue());
        }
        if (resource instanceof Procedure one) {
            return new Parts(HistoryKind.CARE, one.getIdentifier(), one.getCode(), moment(one.getPerformed()), null);
        }
        if (resource instanceof DiagnosticReport one) {
            return new Parts(imaging(one) ? HistoryKind.IMAGING : HistoryKind.BIOLOGY, one.getIdentifier(),
                    one.getCode(), moment(one.getEffective()), null);
        }
        throw new IllegalArgumentException("a type of resource that is not part of the history");
    }

    private static boolean imaging(DiagnosticReport report) {
        return report.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .anyMatch(coding -> "RAD".equals(coding.getCode()));
    }

    private static CodeableConcept deviceType(DeviceUseStatement use) {
        return use.getContained().stream()
                .filter(Device.class::isInstance)
                .map(device -> ((Device) device).getType())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no contained device"));
    }

    private static CodeableConcept concept(Object value) {
        if (value instanceof CodeableConcept concept) {
            return concept;
        }
        throw new IllegalArgumentException("no code");
    }

    private static BaseDateTimeType moment(Object value) {
        if (value instanceof BaseDateTimeType moment) {
            return moment;
        }
        throw new IllegalArgumentException("no date");
    }

    /** An instant counts for its day in Paris. */
    private static LocalDate date(BaseDateTimeType moment) {
        String text = moment == null ? null : moment.getValueAsString();
        if (text == null || text.length() < DAY_LENGTH) {
            throw new IllegalArgumentException("no full date");
        }
        try {
            return text.length() == DAY_LENGTH
                    ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text).atZoneSameInstant(BusinessClock.PARIS).toLocalDate();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a date", e);
        }
    }

    private static String atc(CodeableConcept concept) {
        return concept.getCoding().stream()
                .filter(coding -> HistoryCodes.ATC.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse(null);
    }

    /** A resource labelled restricted is taken for care kept secret. */
    private static boolean secret(Resource resource) {
        return resource.getMeta().getSecurity().stream().anyMatch(label -> RESTRICTED.equals(label.getCode()));
    }
}
