package fr.carnet.portability;

import fr.carnet.shared.Visibility;
import fr.carnet.shared.BusinessClock;
import fr.carnet.identity.Caller;
import ca.uhn.fhir.context.FhirContext;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Named;
import fr.carnet.access.entries.RecordEntries;
import fr.carnet.audit.TrailDesk;
import fr.carnet.clinical.ClinicalTypes;
import fr.carnet.clinical.Shown;
import fr.carnet.document.retrieve.SubmissionSets;
import fr.carnet.notification.MessageDesk;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.register.SearchParameters;
import fr.carnet.shared.EntryFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Reads a record page by page, each type through the door at which the caller would ask for it himself. What was drawn
 * from documents does not move: it is drawn again where the documents arrive.
 */
@Component
class RecordPages {
    private static final String OPERATION = "$export-record";

    private final RecordEntries entries;
    private final SubmissionSets lists;
    private final MessageDesk messages;
    private final TrailDesk trail;
    private final Kinds kinds;

    RecordPages(RecordEntries entries, SubmissionSets lists, MessageDesk messages, TrailDesk trail, Kinds kinds) {
        this.entries = entries;
        this.lists = lists;
        this.messages = messages;
        this.trail = trail;
        this.kinds = kinds;
    }

    /** Which types there are, and how some are shown. */
    @Component
    record Kinds(
            SearchParameters searched, ClinicalTypes clinical, Shown shown, Register register, BusinessClock clock) {}

    /** @param next where the following page begins, empty on the last */
    record Page<T>(List<T> lines, Optional<String> next) {}

    /** An entry as it is shown. */
    record Line(String id, String json, EntryFacts facts) {}

    /** Every type a record may hold, the Patient first. */
    List<String> types() {
        Set<String> others = new TreeSet<>(kinds.searched().types());
        List<String> types = new ArrayList<>();
        if (others.remove("Patient")) {
            types.add("Patient");
        }
        types.addAll(others);
        return types;
    }

    long count(Call call, Named named, String type) {
        Map<String, List<String>> parameters = Map.of("_summary", List.of("count"));
        return search(call, named, type, parameters).total().orElse(0L);
    }

    Page<Line> entries(Call call, Named named, String type, int size, Optional<String> cursor) {
        Map<String, List<String>> parameters = parameters(size, cursor);
        parameters.put("_total", List.of("none"));
        if (type.equals("List") && !forAnotherInstallation(call)) {
            return lists(call, named, parameters);
        }
        Register.Page page = search(call, named, type, parameters);
        return new Page<>(
                page.entries().stream()
                        .filter(entry -> !entry.facts().drawn())
                        .map(this::line)
                        .toList(),
                page.nextCursor());
    }

    private Register.Page search(Call call, Named named, String type, Map<String, List<String>> parameters) {
        if (forAnotherInstallation(call)) {
            return kinds.register().search(
                    named.record().orElseThrow().number(), type, parameters, everything(), call.caller().key());
        }
        Ask ask = Ask.search(OPERATION, type, "", false);
        return switch (type) {
            case "Communication" -> messages.search(call, parameters, "", named);
            case "List" -> lists.search(call, named, ask, parameters).page();
            default -> entries.search(call, named, ask, parameters);
        };
    }

    /** An operator's archive is read by nobody here: nothing is left out of it. */
    private static boolean forAnotherInstallation(Call call) {
        return call.caller() instanceof Caller.Operator;
    }

    private Visibility everything() {
        return Visibility.everything(kinds.clock().now());
    }

    private Page<Line> lists(Call call, Named named, Map<String, List<String>> parameters) {
        SubmissionSets.Found found =
                lists.search(call, named, Ask.search(OPERATION, "List", "", false), parameters);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < found.lists().size(); i++) {
            Entry entry = found.page().entries().get(i);
            lines.add(new Line(entry.id(), json(found.lists().get(i)), entry.facts()));
        }
        return new Page<>(lines, found.page().nextCursor());
    }

    private Line line(Entry entry) {
        String json = kinds.clinical().names().contains(entry.type())
                ? json(kinds.shown().of(entry))
                : entry.json();
        return new Line(entry.id(), json, entry.facts());
    }

    /** The access history as the caller may see it. */
    Page<String> accesses(Call call, Named named, int size, Optional<String> cursor) {
        Map<String, List<String>> parameters = parameters(size, cursor);
        parameters.put("_sort", List.of("date"));
        parameters.put("_total", List.of("none"));
        if (forAnotherInstallation(call)) {
            return new Page<>(List.of(), Optional.empty());
        }
        TrailDesk.Found found = trail.search(call, parameters, () -> named);
        return new Page<>(found.events().stream().map((AuditEvent event) -> json(event)).toList(), found.nextCursor());
    }

    private static Map<String, List<String>> parameters(int size, Optional<String> cursor) {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put("_count", List.of(Integer.toString(size)));
        cursor.ifPresent(from -> parameters.put("_cursor", List.of(from)));
        return parameters;
    }

    private static String json(Resource resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }
}
