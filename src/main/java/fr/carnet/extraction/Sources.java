package fr.carnet.extraction;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.access.entries.RecordEntries;
import fr.carnet.register.DrawnEntries;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.Visibility;
import fr.carnet.shared.fhir.FhirJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Where data comes from: the Provenances of a record. One asked for by {@code target} is found by whatever says the same
 * too, so that a thing shown once has all its sources, as far as the caller sees them.
 */
@Component
public class Sources {
    private static final String TYPE = "Provenance";
    private static final String TARGET = "target";

    private final RecordEntries entries;
    private final Register register;
    private final DrawnEntries drawnEntries;
    private final Gate gate;

    Sources(RecordEntries entries, Register register, DrawnEntries drawnEntries, Gate gate) {
        this.entries = entries;
        this.register = register;
        this.drawnEntries = drawnEntries;
        this.gate = gate;
    }

    /** A page of Provenances as they are shown. */
    public record Found(List<Provenance> provenances, Register.Page page) {}

    public Provenance read(Call call, Ask ask, String id) {
        RecordEntries.Found found = entries.find(call, ask, id);
        return shown(found.entry(), found.entrance().visibility(), Set.of());
    }

    public Found search(Call call, Named named, Ask ask, Map<String, List<String>> sent) {
        Entrance entrance = gate.admit(call, named, ask);
        Visibility visibility = entrance.visibility();
        Set<String> asked = new HashSet<>();
        Map<String, List<String>> parameters = new LinkedHashMap<>(sent);
        parameters.computeIfPresent(TARGET, (name, values) -> values.stream()
                .map(value -> widened(value, visibility, asked))
                .toList());
        Register.Page page = register.search(
                entrance.record().number(), TYPE, parameters, visibility, call.caller().key());
        gate.note(call, entrance, ask, Optional.empty(), Optional.empty());
        return new Found(
                page.entries().stream().map(entry -> shown(entry, visibility, asked)).toList(), page);
    }

    /** The target asked, and those that say the same. */
    private String widened(String target, Visibility visibility, Set<String> asked) {
        List<String> all = new ArrayList<>(List.of(target));
        IdType id = new IdType(target);
        if (id.hasResourceType() && id.hasIdPart()) {
            register.find(id.getResourceType(), id.getIdPart())
                    .filter(entry -> visibility.shows(entry.facts()) && entry.facts().drawn())
                    .ifPresent(entry -> {
                        asked.add(entry.type() + "/" + entry.id());
                        drawnEntries.sayingTheSame(entry, visibility)
                                .forEach(same -> all.add(same.type() + "/" + same.id()));
                    });
        }
        return String.join(",", new LinkedHashSet<>(all));
    }

    /** Without targets the caller does not see. */
    private Provenance shown(Entry entry, Visibility visibility, Set<String> asked) {
        Provenance provenance = FhirJson.parse(Provenance.class, entry.json());
        Set<String> seen = new HashSet<>();
        provenance.getTarget().stream()
                .map(target -> new IdType(target.getReference()))
                .collect(Collectors.groupingBy(
                        IdType::getResourceType, Collectors.mapping(IdType::getIdPart, Collectors.toList())))
                .forEach((type, ids) -> drawnEntries.shown(entry.record(), type, ids, visibility)
                        .forEach(id -> seen.add(type + "/" + id)));
        provenance.getTarget().removeIf(target -> !seen.contains(target.getReference()));
        asked.stream()
                .filter(target -> !seen.contains(target))
                .forEach(target -> provenance.addTarget(new Reference(target)));
        return provenance;
    }
}
