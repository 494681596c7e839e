package fr.carnet.pharmacy;

import fr.carnet.clinical.Shown;
import fr.carnet.register.Entry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Makes rows of the file out of entries; one that does not count (cancelled, not an implant, undated) makes none. */
final class LineReader {
    private static final String INSURANCE = "feed:ALIM_AM";

    private final Medicines medicines;
    private final ProductReader products;
    private final Implants implants;
    private final Shown shown;

    LineReader(Medicines medicines, Shown shown) {
        this.medicines = medicines;
        this.products = new ProductReader(medicines);
        this.implants = new Implants(medicines);
        this.shown = shown;
    }

    Optional<Line> read(Entry entry) {
        DomainResource resource = (DomainResource) shown.of(entry);
        boolean insurance = entry.facts().authors().contains(INSURANCE);
        if (resource instanceof MedicationDispense dispense && counts(dispense, dispense.getStatusElement())) {
            return dispensed(dispense, insurance);
        }
        if (resource instanceof Immunization vaccination && counts(vaccination, vaccination.getStatusElement())) {
            Product product = products.of(vaccination.getVaccineCode());
            return line(vaccination, Kind.VACCINE, product, vaccination.getOccurrence(), insurance);
        }
        if (resource instanceof DeviceUseStatement use && counts(use, use.getStatusElement())) {
            return implanted(use, insurance);
        }
        return Optional.empty();
    }

    private boolean counts(DomainResource resource, Enumeration<?> status) {
        Set<String> counted = medicines.counted().getOrDefault(resource.fhirType(), Set.of());
        return status.hasValue() && counted.contains(status.getValueAsString());
    }

    private Optional<Line> dispensed(MedicationDispense dispense, boolean insurance) {
        Product product = products.of(concept(dispense));
        Kind kind = kind(product);
        BigDecimal quantity = dispense.hasQuantity() ? dispense.getQuantity().getValue() : null;
        Type when = dispense.hasWhenHandedOver()
                ? dispense.getWhenHandedOverElement()
                : dispense.getWhenPreparedElement();
        return line(dispense, kind, product, when, insurance)
                .map(line -> new Line(dispense, kind, product, line.days(), quantity, insurance, List.of()));
    }

    private Kind kind(Product product) {
        if (product.atc().stream().anyMatch(code -> Medicines.begins(code, medicines.vaccines()))) {
            return Kind.VACCINE;
        }
        return product.atc().stream().anyMatch(code -> Medicines.begins(code, medicines.biologics()))
                ? Kind.BIOLOGIC
                : Kind.MEDICINE;
    }

    private static CodeableConcept concept(MedicationDispense dispense) {
        if (dispense.hasMedicationCodeableConcept()) {
            return dispense.getMedicationCodeableConcept();
        }
        Reference medication = dispense.getMedicationReference();
        return contained(dispense, medication, Medication.class)
                .map(Medication::getCode)
                .orElseGet(() -> new CodeableConcept().setText(medication.getDisplay()));
    }

    private Optional<Line> implanted(DeviceUseStatement use, boolean insurance) {
        if (!implants.is(use)) {
            return Optional.empty();
        }
        CodeableConcept type = Implants.typeOf(use);
        String name = Implants.nameOf(use);
        Product product = products.of(type.isEmpty() ? new CodeableConcept().setText(name) : type);
        Type when = use.hasTiming() ? use.getTiming() : use.getRecordedOnElement();
        return line(use, Kind.DEVICE, product, when, insurance);
    }

    static <T extends DomainResource> Optional<T> contained(DomainResource owner, Reference to, Class<T> type) {
        String local = to.hasReference() ? to.getReference().replaceFirst("^#", "") : "";
        return owner.getContained().stream()
                .filter(type::isInstance)
                .filter(resource -> local.equals(resource.getIdElement().getIdPart().replaceFirst("^#", "")))
                .map(type::cast)
                .findFirst();
    }

    private static Optional<Line> line(
            DomainResource resource, Kind kind, Product product, Type when, boolean insurance) {
        return DayRange.of(when).map(days -> new Line(resource, kind, product, days, null, insurance, List.of()));
    }
}
