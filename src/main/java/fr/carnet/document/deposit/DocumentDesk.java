package fr.carnet.document.deposit;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.access.Situation;
import fr.carnet.conformance.CodeLists;
import fr.carnet.conformance.Validation;
import fr.carnet.document.rules.Checked;
import fr.carnet.document.rules.ContentFacts;
import fr.carnet.document.rules.Deposit;
import fr.carnet.document.rules.DocumentRules;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Where documents are handed in: lets the depositor in, judges every document before the first is stored. */
@Component
class DocumentDesk {
    private final Gate gate;
    private final RecordDirectory directory;
    private final Register register;
    private final Validation validation;
    private final DocumentShelf shelf;
    private final DocumentRules rules;
    private final BusinessClock clock;

    DocumentDesk(
            Gate gate,
            RecordDirectory directory,
            Register register,
            Validation validation,
            DocumentShelf shelf,
            CodeLists lists,
            BusinessClock clock) {
        this.gate = gate;
        this.directory = directory;
        this.register = register;
        this.validation = validation;
        this.shelf = shelf;
        this.rules = new DocumentRules(lists);
        this.clock = clock;
    }

    /** The record is locked from here to the commit: a closing waits, or has already happened and refuses. */
    Entrance enter(Call call, Named named, Ask ask) {
        return gate.admit(call, locked(named), ask);
    }

    /** The same for several asks about one record, which is locked once. @return what the first lets in to */
    Entrance enter(Call call, Named named, Ask first, Ask other) {
        return gate.admit(call, locked(named), first, List.of(other));
    }

    private Named locked(Named named) {
        return named.record()
                .map(record -> new Named(directory.lock(record.number()), named.ins()))
                .orElse(named);
    }

    /**
     * Judges all, then refuses with every fault of every document.
     *
     * @throws Refusal {@code invalid} or {@code too-large}
     */
    List<Judged> judge(Call call, Entrance entrance, List<Incoming> incoming) {
        Patient holder = register.find("Patient", entrance.record().patientId())
                .map(entry -> FhirJson.parse(Patient.class, entry.json()))
                .orElseThrow();
        List<Judged> judged = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        boolean tooLarge = false;
        for (Incoming document : incoming) {
            Checked checked = rules.check(deposit(call, entrance.record(), document, holder));
            faults.addAll(checked.faults());
            tooLarge |= checked.tooLarge();
            if (checked.acceptable()) {
                faults.addAll(baseFaults(checked, document.path()));
            }
            judged.add(new Judged(document, checked, checked.warnings()));
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(tooLarge ? ErrorCode.TOO_LARGE : ErrorCode.INVALID, faults);
        }
        return judged;
    }

    private List<Fault> baseFaults(Checked checked, String path) {
        return validation.refusals(checked.document()).stream()
                .map(finding -> new Fault(
                        placed(finding.expression(), path), finding.french(), finding.english()))
                .toList();
    }

    private static String placed(String expression, String path) {
        return expression == null ? path : expression.replaceFirst("^DocumentReference", path.replace("$", "\\$"));
    }

    private Deposit deposit(Call call, RecordFacts record, Incoming document, Patient holder) {
        ContentFacts content = document.bytes() == null
                ? null
                : ContentFacts.of(document.bytes(), document.mediaType());
        boolean minor = Situation.minor(record, clock.now());
        return new Deposit(
                document.sent(),
                document.flow(),
                document.level(),
                call.caller(),
                content,
                holder,
                minor,
                document.path());
    }

    /** What is shelved meanwhile is written in few statements. */
    void together(Runnable shelving) {
        register.together(() -> {
            shelving.run();
            return true;
        });
    }

    Shelved shelve(Call call, Entrance entrance, Judged judged, Ask ask) {
        return shelve(
                call, entrance, judged, new DocumentShelf.Place(entrance.record().number().newId(), Set.of()), ask);
    }

    Shelved shelve(Call call, Entrance entrance, Judged judged, DocumentShelf.Place place, Ask ask) {
        RecordNumber.ofId(place.id())
                .filter(entrance.record().number()::equals)
                .orElseThrow(() -> new IllegalArgumentException("an id of another record"));
        return shelf.shelve(call, entrance, judged, place, ask);
    }
}
