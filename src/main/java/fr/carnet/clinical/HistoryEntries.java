package fr.carnet.clinical;

import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Everything in a record that Assurance Maladie brought: resources, their Provenance, the REMB documents. */
@Component
class HistoryEntries {
    private static final String PAGE = "100";

    private final Register register;
    private final ClinicalTypes types;
    private final BusinessClock clock;

    HistoryEntries(Register register, ClinicalTypes types, BusinessClock clock) {
        this.register = register;
        this.types = types;
        this.clock = clock;
    }

    List<Entry> of(RecordNumber record) {
        Set<String> all = new TreeSet<>(types.names());
        all.add("Provenance");
        all.add("DocumentReference");
        List<Entry> found = new ArrayList<>();
        all.forEach(type -> found.addAll(ofType(record, type)));
        return found;
    }

    /** Read to the end before the first is changed. */
    private List<Entry> ofType(RecordNumber record, String type) {
        Visibility feedsOwn = new Visibility(
                false, Set.of(), false, false, false, Set.of(DepositFacts.FEED_KEY), true, clock.now());
        List<Entry> found = new ArrayList<>();
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put("_count", List.of(PAGE));
        parameters.put("_total", List.of("none"));
        Optional<String> next;
        do {
            Register.Page page = register.search(record, type, parameters, feedsOwn, DepositFacts.FEED_KEY);
            found.addAll(page.entries());
            next = page.nextCursor();
            next.ifPresent(cursor -> parameters.put("_cursor", List.of(cursor)));
        } while (next.isPresent());
        return found;
    }
}
