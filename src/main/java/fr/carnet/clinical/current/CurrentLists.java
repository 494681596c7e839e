package fr.carnet.clinical.current;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.clinical.Shown;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.register.Slice;
import fr.carnet.shared.BusinessClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.DomainResource;
import org.springframework.stereotype.Component;

/** What holds today, as this caller sees it; one statement reads all lists asked. */
@Component
public class CurrentLists {
    private final Gate gate;
    private final NamedRecords names;
    private final Register register;
    private final Shown shown;
    private final BusinessClock clock;
    private final CurrentRules rules = CurrentRules.shipped();

    CurrentLists(Gate gate, NamedRecords names, Register register, Shown shown, BusinessClock clock) {
        this.gate = gate;
        this.names = names;
        this.register = register;
        this.shown = shown;
        this.clock = clock;
    }

    /** Types that have a list. */
    public Set<String> types() {
        Set<String> types = new TreeSet<>();
        rules.lists().forEach(rule -> types.add(rule.type()));
        return types;
    }

    /**
     * The lists of these types, one after the other, each with the latest first; the token's scopes leave types out.
     *
     * @param types some of {@link #types()}
     */
    public List<DomainResource> read(Call call, String patientId, Set<String> types) {
        Set<String> open = new TreeSet<>(types);
        open.removeIf(type -> !call.caller().scopes().allow(type, 's'));
        String first = open.stream().findFirst().orElseGet(() -> types.iterator().next());
        Ask ask = Ask.search("$current-list", first, "type=" + String.join(",", types), false);
        Entrance entrance = gate.enter(call, names.byPatientId(patientId), ask);
        List<Slice> slices = open.stream().map(Slice::all).toList();
        return current(register.slices(entrance.record().number(), slices, entrance.visibility()));
    }

    /** What holds of these entries, list after list, the latest first; those of a type without a list are left out. */
    public List<DomainResource> current(List<Entry> entries) {
        List<DomainResource> current = new ArrayList<>();
        for (CurrentRules.Rule rule : rules.lists()) {
            StatementReader reader = new StatementReader(rules, rule, clock.now());
            List<Statement> statements = entries.stream()
                    .filter(entry -> entry.type().equals(rule.type()))
                    .flatMap(entry -> reader.read(entry, shown).stream())
                    .toList();
            CurrentList.of(statements).stream()
                    .sorted(Comparator.comparing(Statement::at).reversed())
                    .forEach(statement -> current.add(statement.resource()));
        }
        return current;
    }
}
