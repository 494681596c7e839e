package fr.carnet.vaccination.book;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.access.entries.RecordEntries;
import fr.carnet.identity.Caller;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import fr.carnet.vaccination.book.Received.Source;
import fr.carnet.vaccination.schedule.Schedule;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Immunization;
import org.springframework.stereotype.Component;

/**
 * {@code Immunization/{id}/$confirm}: a professional confirms what the patient entered, or what was only dispensed or
 * reimbursed. From then on it is his too, and the patient can no longer change it (DOMAIN 7).
 */
@Component
public class ConfirmVaccination {
    private static final Ask ASK = Ask.execute(Need.READ, "$confirm", "Immunization");

    private final Gate gate;
    private final NamedRecords names;
    private final RecordEntries entries;
    private final Register register;
    private final Rules rules;

    ConfirmVaccination(Gate gate, NamedRecords names, RecordEntries entries, Register register, Rules rules) {
        this.gate = gate;
        this.names = names;
        this.entries = entries;
        this.register = register;
        this.rules = rules;
    }

    @Component
    record Rules(Schedule schedule, BusinessClock clock) {}

    /** @return the entry as it is now; what a professional entered or confirmed already stays as it is */
    public Entry confirm(Call call, String id) {
        names.locked(names.byRecordOf(id));
        RecordEntries.Found found = entries.find(call, ASK, id);
        boolean may = call.caller() instanceof Caller.Professional professional
                && rules.schedule().confirmers().contains(professional.profession());
        if (!may) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
        Entry entry = found.entry();
        Immunization immunization = FhirJson.parse(Immunization.class, entry.json());
        if (immunization.getStatus() != Immunization.ImmunizationStatus.COMPLETED) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "Immunization.status",
                    "Seule une vaccination faite se confirme.",
                    "Only a vaccination that was given can be confirmed.");
        }
        return Source.of(entry.facts()) == Source.PROFESSIONAL
                ? entry
                : confirmed(entry, immunization, (Caller.Professional) call.caller());
    }

    private Entry confirmed(Entry entry, Immunization immunization, Caller.Professional by) {
        Confirmation.put(immunization, by, rules.clock().now());
        EntryFacts before = entry.facts();
        Set<String> authors = new HashSet<>(before.authors());
        authors.remove(DispensedVaccines.AUTHOR);
        authors.add(by.key());
        EntryFacts facts = new EntryFacts(
                before.documentType(),
                authors,
                before.structure(),
                before.masked(),
                before.hiddenFromPatientUntil(),
                before.hiddenFromRepresentatives(),
                before.deleted(),
                before.source());
        return register.update(entry, immunization, facts);
    }
}
