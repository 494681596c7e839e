package fr.carnet.summary;

import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.codesystems.DataAbsentReason;
import org.hl7.fhir.r4.model.CodeType;

/** Resources in the form the IPS takes: what it requires and nobody said is marked as not known; nothing is invented. */
final class IpsForm {
    static final String ABSENT_UNKNOWN = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    private static final String HL7 = "http://hl7.org/fhir/";
    private static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/";

    private IpsForm() {}

    /** A copy; claims of other profiles are left out. */
    static DomainResource of(DomainResource stored) {
        DomainResource copy = stored.copy();
        copy.getMeta().setProfile(null);
        leaveOutOwn(copy);
        if (copy instanceof MedicationStatement statement && !statement.hasEffective()) {
            statement.setEffective(unknown(new DateTimeType()));
        } else if (copy instanceof Procedure procedure && !procedure.hasPerformed()) {
            procedure.setPerformed(unknown(new DateTimeType()));
        } else if (copy instanceof DeviceUseStatement use) {
            complete(use);
        } else if (copy instanceof DiagnosticReport report && !report.hasEffective()) {
            report.setEffective(unknown(new DateTimeType()));
        } else if (copy instanceof Observation observation) {
            complete(observation);
        }
        return copy;
    }

    /** Extensions that only France or Carnet knows say nothing abroad, and its readers refuse them. */
    static void leaveOutOwn(Base element) {
        element.children().forEach(child -> child.getValues().forEach(IpsForm::leaveOutOwn));
        if (element instanceof Element one) {
            one.getExtension().removeIf(IpsForm::own);
        } else if (element instanceof DomainResource one) {
            one.getExtension().removeIf(IpsForm::own);
        }
    }

    private static boolean own(Extension extension) {
        return !extension.getUrl().startsWith(HL7) && extension.getUrl().contains(":")
                || !extension.hasValue() && !extension.hasExtension();
    }

    private static void complete(DeviceUseStatement use) {
        if (use.getTiming() instanceof Timing timing) {
            use.setTiming(timing.getEvent().stream().findFirst().map(DateTimeType::copy).orElse(null));
        }
        if (!use.hasTiming()) {
            use.setTiming(unknown(new DateTimeType()));
        }
    }

    private static void complete(Observation observation) {
        if (!observation.hasEffective()) {
            observation.setEffective(unknown(new DateTimeType()));
        }
        if (!observation.hasPerformer()) {
            observation.addPerformer(unknown(new Reference()));
        }
    }

    private static <T extends Element> T unknown(T element) {
        element.addExtension(DATA_ABSENT, new CodeType(DataAbsentReason.UNKNOWN.toCode()));
        return element;
    }

    /**
     * Says that nothing is known; the same whether nothing was recorded or the caller may not see it.
     *
     * @param type AllergyIntolerance, MedicationStatement or Condition
     * @param code of absent-unknown-uv-ips
     */
    static DomainResource nothingKnown(String type, String code, String text, Reference holder) {
        CodeableConcept concept =
                new CodeableConcept(new Coding().setSystem(ABSENT_UNKNOWN).setCode(code)).setText(text);
        return switch (type) {
            case "AllergyIntolerance" -> new AllergyIntolerance()
                    .setClinicalStatus(active("allergyintolerance-clinical"))
                    .setCode(concept)
                    .setPatient(holder);
            case "MedicationStatement" -> new MedicationStatement()
                    .setStatus(MedicationStatement.MedicationStatementStatus.UNKNOWN)
                    .setMedication(concept)
                    .setEffective(unknown(new DateTimeType()))
                    .setSubject(holder);
            case "Condition" -> new Condition()
                    .setClinicalStatus(active("condition-clinical"))
                    .setCode(concept)
                    .setSubject(holder);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static CodeableConcept active(String system) {
        return new CodeableConcept(new Coding(CLINICAL + system, "active", "Active"));
    }
}
