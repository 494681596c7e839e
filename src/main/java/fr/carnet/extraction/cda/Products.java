package fr.carnet.extraction.cda;

import fr.carnet.extraction.Absences;
import fr.carnet.extraction.Drawn;
import fr.carnet.shared.cda.CdaElement;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;

/** Treatments, dispensations and vaccinations: statements about a product. */
final class Products {
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String DOSE_NUMBER = "30973-2";

    private final Values values;
    private final Absences absences;
    private final DateTimeType written;

    Products(Values values, Absences absences, DateTimeType written) {
        this.values = values;
        this.absences = absences;
        this.written = written;
    }

    Optional<Drawn> treatment(CdaElement statement) {
        CodeableConcept product = product(statement.first("consumable/manufacturedProduct"), statement);
        boolean none = absences.says(product);
        if (!Drawn.says(product)) {
            return Optional.empty();
        }
        MedicationStatement treatment = new MedicationStatement();
        treatment.setMedication(none ? Absences.concept("no-known-medications", "Pas de traitement connu") : product);
        Period period = statement.first("effectiveTime").map(Values::period).orElseGet(Period::new);
        treatment.setStatus(status(statement, none, period));
        if (!period.isEmpty()) {
            treatment.setEffective(period);
        } else {
            supplied(statement).ifPresent(day -> treatment.setStatus(MedicationStatementStatus.UNKNOWN).setEffective(day));
        }
        if (!none) {
            values.written(statement).ifPresent(text -> treatment.addDosage().setText(text));
            statement.first("routeCode").flatMap(Values::coding).ifPresent(
                    route -> treatment.getDosageFirstRep().setRoute(new CodeableConcept(route)));
        }
        return Optional.of(new Drawn(treatment));
    }

    private MedicationStatementStatus status(CdaElement statement, boolean none, Period period) {
        if (statement.has("negationInd", "true")) {
            return MedicationStatementStatus.NOTTAKEN;
        }
        if (none) {
            return MedicationStatementStatus.UNKNOWN;
        }
        boolean over = period.hasEnd() && written != null && period.getEnd().before(written.getValue());
        return over ? MedicationStatementStatus.COMPLETED : MedicationStatementStatus.ACTIVE;
    }

    /** Handed over when its author says so, else when the document was written. */
    Optional<Drawn> dispensation(CdaElement statement) {
        CodeableConcept product = product(statement.first("product/manufacturedProduct"), statement);
        if (!Drawn.says(product) || absences.says(product)) {
            return Optional.empty();
        }
        MedicationDispense dispense = new MedicationDispense();
        dispense.setStatus(MedicationDispenseStatus.COMPLETED);
        dispense.setMedication(product);
        statement.first("quantity").flatMap(Values::quantity).ifPresent(dispense::setQuantity);
        Values.moment(statement)
                .or(() -> handedOver(statement))
                .or(() -> Optional.ofNullable(written))
                .ifPresent(when -> dispense.setWhenHandedOverElement(when.copy()));
        return Optional.of(new Drawn(dispense));
    }

    /** When the product was handed over for it, which is all that may be known: nothing says that it still goes on. */
    private static Optional<DateTimeType> supplied(CdaElement statement) {
        return statement.all("entryRelationship/supply")
                .filter(supply -> supply.has("moodCode", "EVN"))
                .flatMap(supply -> handedOver(supply).stream())
                .findFirst();
    }

    private static Optional<DateTimeType> handedOver(CdaElement supply) {
        return Stream.of("performer/time", "author/time")
                .flatMap(supply::all)
                .map(time -> Values.period(time).getStartElement())
                .filter(DateTimeType::hasValue)
                .findFirst();
    }

    /** That there was no vaccination is no vaccination. */
    Optional<Drawn> vaccination(CdaElement statement) {
        CodeableConcept product = product(statement.first("consumable/manufacturedProduct"), statement);
        if (!Drawn.says(product) || absences.says(product)) {
            return Optional.empty();
        }
        Immunization vaccination = new Immunization();
        boolean refused = statement.has("negationInd", "true");
        vaccination.setStatus(refused ? ImmunizationStatus.NOTDONE : ImmunizationStatus.COMPLETED);
        vaccination.setVaccineCode(product);
        vaccination.setOccurrence(Values.moment(statement)
                .or(() -> supplied(statement))
                .orElseGet(Products::unknown));
        vaccination.setPrimarySource(false);
        lot(statement).ifPresent(vaccination::setLotNumber);
        statement.first("routeCode").flatMap(Values::coding).ifPresent(route -> vaccination.setRoute(new CodeableConcept(route)));
        statement.first("approachSiteCode").flatMap(Values::coding).ifPresent(site -> vaccination.setSite(new CodeableConcept(site)));
        statement.first("doseQuantity").flatMap(Values::quantity).ifPresent(vaccination::setDoseQuantity);
        doseNumber(statement).ifPresent(
                number -> vaccination.addProtocolApplied().setDoseNumber(new PositiveIntType(number)));
        return Optional.of(new Drawn(vaccination));
    }

    private static DateTimeType unknown() {
        DateTimeType unknown = new DateTimeType();
        unknown.addExtension(new Extension(ABSENT, new CodeType("unknown")));
        return unknown;
    }

    private static Optional<String> lot(CdaElement statement) {
        return statement.first("consumable/manufacturedProduct/manufacturedMaterial/lotNumberText")
                .filter(lot -> !lot.isNull())
                .flatMap(CdaElement::text);
    }

    private static Optional<Integer> doseNumber(CdaElement statement) {
        return statement.all("entryRelationship/observation")
                .filter(rank -> rank.first("code").filter(code -> code.has("code", DOSE_NUMBER)).isPresent())
                .flatMap(rank -> rank.first("value").flatMap(value -> value.attribute("value")).stream())
                .filter(number -> number.matches("[1-9][0-9]?"))
                .map(Integer::valueOf)
                .findFirst();
    }

    /** Codes of the material with its class (ATC) when the pharmacy extension gives one; its name as text. */
    private CodeableConcept product(Optional<CdaElement> manufactured, CdaElement statement) {
        Optional<CdaElement> material = manufactured.flatMap(product -> product.first("manufacturedMaterial"));
        if (material.isEmpty()) {
            return null;
        }
        CodeableConcept product = material.get().first("code").map(values::concept).orElseGet(CodeableConcept::new);
        material.get().all("asSpecializedKind/generalizedMedicineClass/code")
                .map(Values::coding)
                .flatMap(Optional::stream)
                .filter(coding -> product.getCoding().stream().noneMatch(coding::equalsShallow))
                .forEach(product::addCoding);
        material.get().first("name").filter(name -> !name.isNull()).flatMap(CdaElement::text).ifPresent(product::setText);
        if (!product.hasText()) {
            product.getCoding().stream().map(Coding::getDisplay).filter(display -> display != null).findFirst()
                    .or(() -> values.written(statement))
                    .ifPresent(product::setText);
        }
        return product;
    }
}
