package fr.carnet.document.retrieve;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.document.rules.ListHiding;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ListResource;
import org.springframework.stereotype.Component;

/**
 * Submission sets and folders (ITI-66). They are seen by who made them and by those who see one of their documents, and
 * name, as every entry of the register, only what the reader sees: a hidden document leaves no gap in a list.
 */
@Component
public class SubmissionSets {
    private static final String DOCUMENT = "DocumentReference";
    private static final int MOST_IDS = 100;

    private final Gate gate;
    private final Register register;

    SubmissionSets(Gate gate, Register register) {
        this.gate = gate;
        this.register = register;
    }

    /** @param documents the documents included, when asked for */
    public record Found(Register.Page page, List<ListResource> lists, List<DocumentReference> documents) {}

    public Found search(Call call, Named named, Ask ask, Map<String, List<String>> parameters) {
        Map<String, List<String>> plain = new LinkedHashMap<>(parameters);
        boolean include = includesItems(plain.remove("_include"));
        register.check("List", plain);
        Entrance entrance = gate.admit(call, named, ask);
        if (include && !call.caller().scopes().allow(DOCUMENT, 's')) {
            throw gate.refusal(call, entrance, ask, ErrorCode.NOT_PERMITTED);
        }
        Register.Page page = register.search(
                entrance.record().number(), "List", plain, entrance.visibility(), call.caller().key());
        List<ListResource> lists = page.entries().stream()
                .map(entry -> FhirJson.parse(ListResource.class, entry.json()))
                .toList();
        gate.note(call, entrance, ask, Optional.empty(), Optional.empty());
        return new Found(page, lists, include ? documents(entrance, lists) : List.of());
    }

    private static boolean includesItems(List<String> includes) {
        if (includes == null) {
            return false;
        }
        if (!includes.stream().allMatch(i -> i.equals("List:item") || i.equals("List:item:DocumentReference"))) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED, "_include", "Seul _include=List:item est offert.", "Only _include=List:item is offered.");
        }
        return true;
    }

    /** One submission set or folder; {@code version} null: the current one. */
    public ListResource read(Call call, Ask ask, String id, Integer version) {
        Opened opened = open(call, ask, id);
        Optional<Entry> entry = version == null
                ? opened.entry()
                : register.findVersion("List", id, version);
        return entry.map(e -> register.seen(e, opened.entrance().visibility()))
                .map(e -> FhirJson.parse(ListResource.class, e.json()))
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
    }

    public List<ListResource> history(Call call, Ask ask, String id) {
        Opened opened = open(call, ask, id);
        return register.seen(register.history("List", id), opened.entrance().visibility()).stream()
                .map(entry -> FhirJson.parse(ListResource.class, entry.json()))
                .toList();
    }

    /** Lets in who may see this submission set or folder. */
    public Entrance enter(Call call, Ask ask, String id) {
        return open(call, ask, id).entrance();
    }

    /** A list its reader was let in to, whole. */
    private record Opened(Optional<Entry> entry, Entrance entrance) {}

    private Opened open(Call call, Ask ask, String id) {
        Optional<Entry> entry = register.find("List", id);
        List<ListResource> lists =
                entry.map(e -> FhirJson.parse(ListResource.class, e.json())).stream().toList();
        List<EntryFacts> parts = entry.map(e -> register.facts(e.record(), DOCUMENT, documents(lists))).orElse(List.of());
        Optional<EntryFacts> facts = entry.map(e -> ListHiding.of(e.facts(), parts));
        Entrance entrance = gate.byId(call, ask, id, facts, parts);
        return new Opened(entry, entrance);
    }

    /** The documents that the lists name and the reader sees. */
    private List<DocumentReference> documents(Entrance entrance, List<ListResource> lists) {
        List<DocumentReference> documents = new ArrayList<>();
        List<String> ids = documents(lists);
        for (int from = 0; from < ids.size(); from += MOST_IDS) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + MOST_IDS));
            Map<String, List<String>> byId = Map.of(
                    "_id", List.of(String.join(",", some)), "_count", List.of("" + MOST_IDS), "_total", List.of("none"));
            register.search(entrance.record().number(), DOCUMENT, byId, entrance.visibility(), "").entries().stream()
                    .map(entry -> FhirJson.parse(DocumentReference.class, entry.json()))
                    .forEach(documents::add);
        }
        return documents;
    }

    /** Ids of the documents that these lists name. */
    static List<String> documents(List<ListResource> lists) {
        return lists.stream()
                .flatMap(list -> list.getEntry().stream())
                .map(entry -> new IdType(entry.getItem().getReference()))
                .filter(id -> DOCUMENT.equals(id.getResourceType()))
                .map(IdType::getIdPart)
                .distinct()
                .toList();
    }
}
