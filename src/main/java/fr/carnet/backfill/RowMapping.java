package fr.carnet.backfill;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** From a row to its FHIR resource (CONTRACT 4, end). Pure: the same row always gives the same resource. */
final class RowMapping {
    private static final String DAY = "d";
    private static final String UCUM = "http://unitsofmeasure.org";

    private RowMapping() {}

    /** @param patientId logical id of the holder's Patient */
    static DomainResource map(HistoryRow row, String patientId) {
        Reference patient = new Reference("Patient/" + patientId);
        return switch (row.kind()) {
            case MEDICATION -> dispense(row, patient);
            case VACCINATION -> immunization(row, patient);
            case DEVICE -> deviceUse(row, patient);
            case HOSPITAL -> stay(row, patient);
            case CARE -> procedure(row, patient);
            case IMAGING -> report(row, patient, "RAD", "Radiology");
            case BIOLOGY -> report(row, patient, "LAB", "Laboratory");
        };
    }

    private static MedicationDispense dispense(HistoryRow row, Reference patient) {
        MedicationDispense dispense = new MedicationDispense();
        dispense.addIdentifier(identifier(row));
        dispense.setStatus(MedicationDispense.MedicationDispenseStatus.COMPLETED);
        dispense.setMedication(concept(row));
        dispense.setSubject(patient);
        dispense.setWhenHandedOverElement(day(row.date()));
        if (row.quantity() != null) {
            dispense.setQuantity(new Quantity().setValue(row.quantity()));
        }
        return dispense;
    }

    private static Immunization immunization(HistoryRow row, Reference patient) {
        Immunization immunization = new Immunization();
        immunization.addIdentifier(identifier(row));
        immunization.setStatus(Immunization.ImmunizationStatus.COMPLETED);
        immunization.setVaccineCode(concept(row));
        immunization.setPatient(patient);
        immunization.setOccurrence(day(row.date()));
        immunization.setPrimarySource(false);
        immunization.setReportOrigin(new CodeableConcept(HistoryCodes.producer()));
        return immunization;
    }

    private static DeviceUseStatement deviceUse(HistoryRow row, Reference patient) {
        Device device = new Device();
        device.setId("device");
        device.setType(concept(row));
        DeviceUseStatement use = new DeviceUseStatement();
        use.addContained(device);
        use.addIdentifier(identifier(row));
        use.setStatus(DeviceUseStatement.DeviceUseStatementStatus.COMPLETED);
        use.setSubject(patient);
        use.setTiming(day(row.date()));
        use.setDevice(new Reference("#device").setDisplay(row.label()));
        quantityNote(row, use.getNote());
        return use;
    }

    private static Encounter stay(HistoryRow row, Reference patient) {
        Encounter stay = new Encounter();
        stay.addIdentifier(identifier(row));
        stay.setStatus(Encounter.EncounterStatus.FINISHED);
        stay.setClass_(new Coding(
                "http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient encounter"));
        stay.addType(concept(row));
        stay.setSubject(patient);
        stay.getPeriod().setStartElement(day(row.date()));
        if (row.quantity() != null) {
            stay.getPeriod().setEndElement(day(row.date().plusDays(row.quantity().longValue())));
            stay.getLength().setValue(row.quantity()).setUnit("jour").setSystem(UCUM).setCode(DAY);
        }
        return stay;
    }

    private static Procedure procedure(HistoryRow row, Reference patient) {
        Procedure procedure = new Procedure();
        procedure.addIdentifier(identifier(row));
        procedure.setStatus(Procedure.ProcedureStatus.COMPLETED);
        procedure.setCode(concept(row));
        procedure.setSubject(patient);
        procedure.setPerformed(day(row.date()));
        quantityNote(row, procedure.getNote());
        return procedure;
    }

    private static DiagnosticReport report(HistoryRow row, Reference patient, String section, String display) {
        DiagnosticReport report = new DiagnosticReport();
        report.addIdentifier(identifier(row));
        report.setStatus(DiagnosticReport.DiagnosticReportStatus.FINAL);
        report.addCategory(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/v2-0074", section, display)));
        report.setCode(concept(row));
        report.setSubject(patient);
        report.setEffective(day(row.date()));
        return report;
    }

    private static Identifier identifier(HistoryRow row) {
        return new Identifier().setSystem(HistoryCodes.ROW_SYSTEM).setValue(row.id());
    }

    private static CodeableConcept concept(HistoryRow row) {
        Coding coding = new Coding().setCode(row.code()).setDisplay(row.label());
        if (row.system() != null && !row.system().isBlank()) {
            coding.setSystem(row.system());
        }
        CodeableConcept concept = new CodeableConcept(coding).setText(row.label());
        if (row.atc() != null && !row.atc().isBlank() && !HistoryCodes.ATC.equals(row.system())) {
            concept.addCoding(new Coding().setSystem(HistoryCodes.ATC).setCode(row.atc()));
        }
        return concept;
    }

    private static void quantityNote(HistoryRow row, java.util.List<Annotation> notes) {
        if (row.quantity() != null && row.quantity().compareTo(BigDecimal.ONE) != 0) {
            String plain = row.quantity().stripTrailingZeros().toPlainString();
            notes.add(new Annotation().setText("Quantité : " + plain));
        }
    }

    /** A day, without an hour: the source knows no more. */
    private static DateTimeType day(LocalDate date) {
        DateTimeType type = new DateTimeType(date.toString());
        type.setPrecision(TemporalPrecisionEnum.DAY);
        return type;
    }
}
