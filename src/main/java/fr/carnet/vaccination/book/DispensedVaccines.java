package fr.carnet.vaccination.book;

import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.Entry;
import fr.carnet.register.FactsChanged;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.fhir.FhirJson;
import fr.carnet.vaccination.book.ConfirmVaccination.Rules;
import fr.carnet.vaccination.book.Received.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A vaccine handed over by a pharmacy becomes an Immunization nobody has confirmed yet, unless the book tells of that dose
 * already under the same labels; it goes when an entry that tells of the same dose comes. It bears the labels of the
 * dispensation, follows them, and is nobody's deposit: who sees it would have seen the other entry too.
 */
@Component
class DispensedVaccines {
    /** Key under which Carnet itself is the author. */
    static final String AUTHOR = "carnet:dispensation";

    private static final String SYSTEM = "https://carnet.example/fhir/NamingSystem/vaccine-dispensation";
    private static final String TYPE = "Immunization";
    private static final String COUNTS_AS = "87273-9";

    private final Register register;
    private final RecordDirectory directory;
    private final Rows rows;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;
    private final VaccineCodes codes;
    private final Doubles doubles;

    DispensedVaccines(
            Register register,
            RecordDirectory directory,
            Rows rows,
            ApplicationEventPublisher events,
            Rules rules) {
        this.register = register;
        this.events = events;
        this.directory = directory;
        this.rows = rows;
        this.clock = rules.clock();
        this.codes = new VaccineCodes(rules.schedule());
        this.doubles = new Doubles(rules.schedule().sameEvent());
    }

    /** A dispensation was written or its labels changed: its Immunization comes, changes or goes. */
    void dispensed(RecordNumber record, String dispenseId) {
        Optional<Entry> dispense = register.find("MedicationDispense", dispenseId);
        Optional<Entry> taken = taken(record, dispenseId);
        if (dispense.isEmpty() || taken.filter(entry -> !isOurs(entry)).isPresent()) {
            return;
        }
        Optional<Immunization> told = immunization(record, dispense.get());
        EntryFacts facts = facts(dispense.get().facts(), told.isEmpty());
        if (taken.isPresent()) {
            change(taken.get(), facts);
        } else if (told.isPresent() && !facts.deleted()) {
            store(record, told.get(), facts);
        }
    }

    private void change(Entry entry, EntryFacts facts) {
        if (!entry.facts().equals(facts)) {
            register.changeFacts(entry, facts);
            events.publishEvent(new FactsChanged(entry.record(), TYPE, entry.id(), facts));
        }
    }

    private void store(RecordNumber record, Immunization told, EntryFacts facts) {
        Optional<Received> dose = Received.of("new", 0, told, codes, Source.DISPENSED);
        boolean there = dose.isEmpty() || others(record, facts).anyMatch(other -> doubles.same(other, dose.get()));
        if (!there) {
            register.create(record, told, facts);
        }
    }

    /** A vaccination was written: what was taken from a dispensation for the same dose goes. */
    void vaccinated(RecordNumber record, String immunizationId) {
        Optional<Entry> entry = register.find(TYPE, immunizationId).filter(one -> !isOurs(one));
        Optional<Received> dose = entry.flatMap(one -> Received.of(one, codes));
        if (dose.isEmpty()) {
            return;
        }
        for (Entry other : rows.of(record, TYPE, Rows.everything(clock.now()), java.util.Map.of())) {
            boolean goes = isOurs(other)
                    && sameLabels(other.facts(), entry.get().facts())
                    && Received.of(other, codes).filter(one -> doubles.same(one, dose.get())).isPresent();
            if (goes) {
                change(other, facts(other.facts(), true));
            }
        }
    }

    /** Every dispensation of the record, those drawn from documents too, which nobody told us of. */
    void dispensed(RecordNumber record) {
        for (Entry entry : rows.of(record, "MedicationDispense", Rows.everything(clock.now()), java.util.Map.of())) {
            MedicationDispense dispense = FhirJson.parse(MedicationDispense.class, entry.json());
            boolean vaccine = dispense.getMedication() instanceof CodeableConcept code
                    && !codes.antigens(code).isEmpty();
            if (vaccine) {
                dispensed(record, entry.id());
            }
        }
    }

    /** The labels of a dispensation changed. */
    void changed(FactsChanged change) {
        dispensed(change.record(), change.id());
    }

    private java.util.stream.Stream<Received> others(RecordNumber record, EntryFacts facts) {
        return rows.of(record, TYPE, Rows.everything(clock.now()), java.util.Map.of()).stream()
                .filter(entry -> sameLabels(entry.facts(), facts))
                .map(entry -> Received.of(entry, codes))
                .flatMap(Optional::stream);
    }

    private Optional<Entry> taken(RecordNumber record, String dispenseId) {
        List<Entry> found = register.findByIdentifier(record, TYPE, new BusinessIdentifier(SYSTEM, dispenseId));
        return found.stream().findFirst();
    }

    private static boolean isOurs(Entry entry) {
        return entry.facts().authors().contains(AUTHOR);
    }

    private static boolean sameLabels(EntryFacts one, EntryFacts other) {
        return one.masked() == other.masked()
                && one.hiddenFromRepresentatives() == other.hiddenFromRepresentatives()
                && one.hiddenFromPatientUntil() == null
                && other.hiddenFromPatientUntil() == null;
    }

    private static EntryFacts facts(EntryFacts labels, boolean gone) {
        return new EntryFacts(
                COUNTS_AS,
                Set.of(AUTHOR),
                "",
                labels.masked(),
                labels.hiddenFromPatientUntil(),
                labels.hiddenFromRepresentatives(),
                gone || labels.deleted());
    }

    private Optional<Immunization> immunization(RecordNumber record, Entry entry) {
        MedicationDispense dispense = FhirJson.parse(MedicationDispense.class, entry.json());
        boolean handed = dispense.getStatus() == MedicationDispense.MedicationDispenseStatus.COMPLETED
                && dispense.hasWhenHandedOver()
                && dispense.getMedication() instanceof CodeableConcept;
        if (!handed || codes.antigens((CodeableConcept) dispense.getMedication()).isEmpty()) {
            return Optional.empty();
        }
        RecordFacts holder = directory.byNumber(record).orElseThrow();
        Immunization taken = new Immunization();
        taken.addIdentifier().setSystem(SYSTEM).setValue(entry.id());
        taken.setStatus(Immunization.ImmunizationStatus.COMPLETED);
        taken.setVaccineCode(((CodeableConcept) dispense.getMedication()).copy());
        taken.setPatient(new Reference("Patient/" + holder.patientId()));
        taken.setOccurrence(new DateTimeType(
                Days.first(dispense.getWhenHandedOverElement()).toString()));
        taken.setPrimarySource(false);
        taken.setReportOrigin(new CodeableConcept().setText("Dispensation en officine"));
        taken.addNote().setText("Vaccin délivré ; injection non confirmée. Dispensed; injection not confirmed.");
        return Optional.of(taken);
    }
}
