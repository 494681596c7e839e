package fr.carnet.document.deposit;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.conformance.ProfileClaims;
import fr.carnet.conformance.Validation;
import fr.carnet.document.iti65.Placed;
import fr.carnet.document.iti65.Submission;
import fr.carnet.document.rules.ListHiding;
import fr.carnet.identity.Caller;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Warning;
import fr.carnet.shared.fhir.FhirJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Puts submission sets and folders into a record. They tell that documents exist, so they are seen by who made them and
 * by those whose rights are not restricted to types; what they point to is decided on its own.
 */
@Component
class ListShelf {
    private static final Ask ASK = Ask.deposit("ITI-65", "List");

    private final Register register;
    private final ReferenceResolver references;
    private final Validation validation;
    private final ProfileClaims claims;
    private final Gate gate;

    ListShelf(
            Register register, ReferenceResolver references, Validation validation, ProfileClaims claims, Gate gate) {
        this.register = register;
        this.references = references;
        this.validation = validation;
        this.claims = claims;
        this.gate = gate;
    }

    /**
     * Where a list goes.
     *
     * @param id its id when it is new
     * @param path FHIRPath of it in the input
     * @param brought what its submission deposited with it
     */
    record Place(String id, String path, Set<String> brought) {}

    record ShelvedList(Entry entry, boolean existing, List<Warning> warnings) {}

    List<Fault> faults(Submission submission) {
        List<Fault> faults = new ArrayList<>();
        submission.submissionSet().ifPresent(set -> faults.addAll(faults(set)));
        submission.folders().forEach(folder -> faults.addAll(faults(folder)));
        return faults;
    }

    private List<Fault> faults(Placed<ListResource> placed) {
        return validation.refusals(placed.resource()).stream()
                .map(finding -> new Fault(
                        finding.expression() == null
                                ? placed.path()
                                : finding.expression().replaceFirst("^List", placed.path()),
                        finding.french(),
                        finding.english()))
                .toList();
    }

    ShelvedList shelve(Call call, Entrance entrance, ListResource list, Place place) {
        RecordNumber record = entrance.record().number();
        Optional<Entry> existing = list.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .flatMap(identifier -> register
                        .findByIdentifier(record, "List", new BusinessIdentifier(
                                identifier.hasSystem() ? identifier.getSystem() : "", identifier.getValue()))
                        .stream())
                .filter(entry -> own(call.caller(), entry.facts()))
                .findFirst();
        if (existing.isPresent()) {
            ListResource known = FhirJson.parse(ListResource.class, existing.get().json());
            refuseOther(record, known, list, place);
            note(call, entrance, existing.get(), known);
            Entry entry = entrance.visibility().seesNothing()
                    ? existing.get().asSent(list, facts(call.caller()))
                    : existing.get();
            return new ShelvedList(entry, true, List.of());
        }
        list.setSubject(new Reference("Patient/" + entrance.record().patientId()));
        references.resolve(entrance, list, place.path(), place.brought());
        list.setId(place.id());
        List<Warning> warnings = claims.keepTrueOnes(list);
        Entry entry = register.create(record, list, facts(call.caller()));
        note(call, entrance, entry, list);
        return new ShelvedList(entry, false, warnings);
    }

    /** A list sent again names what it named: other documents under its unique id would be in no list at all. */
    private void refuseOther(RecordNumber record, ListResource known, ListResource sent, Place place) {
        Set<String> named = new HashSet<>(items(known));
        boolean more = items(sent).stream().anyMatch(item -> place.brought().contains(item) && !named.contains(item));
        if (more && register.facts(record, "DocumentReference", documents(known)).stream().anyMatch(one -> !one.deleted())) {
            throw Refusal.of(ErrorCode.DUPLICATE);
        }
    }

    private static List<String> items(ListResource list) {
        return list.getEntry().stream()
                .map(entry -> entry.getItem().getReference())
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> documents(ListResource list) {
        return items(list).stream()
                .map(IdType::new)
                .filter(item -> "DocumentReference".equals(item.getResourceType()))
                .map(IdType::getIdPart)
                .distinct()
                .toList();
    }

    private void note(Call call, Entrance entrance, Entry entry, ListResource list) {
        EntryFacts facts =
                ListHiding.of(entry.facts(), register.facts(entry.record(), "DocumentReference", documents(list)));
        gate.note(call, entrance, ASK, Optional.of(entry.id()), Optional.of(facts));
    }

    private static boolean own(Caller caller, EntryFacts facts) {
        return !Collections.disjoint(caller.ownKeys(), facts.authors())
                || caller.ownKeys().contains(facts.structure());
    }

    private static EntryFacts facts(Caller caller) {
        String structure = caller.ownKeys().stream()
                .filter(key -> key.startsWith("st:"))
                .findFirst()
                .orElse("");
        return new EntryFacts("", Set.of(caller.key()), structure, false, null, false, false);
    }
}
