package fr.carnet.clinical;

import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.NamedRecords;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.springframework.stereotype.Component;

/**
 * A resource deposited again is the one that is there (CONTRACT 6): the same identifier by the same depositor or his structure, or what an
 * {@code If-None-Exist} finds among what the depositor may see. What is hidden from him is as if it did not exist.
 */
@Component
class AlreadyThere {
    private final Register register;
    private final NamedRecords names;

    AlreadyThere(Register register, NamedRecords names) {
        this.register = register;
        this.names = names;
    }

    Optional<Entry> find(Call call, Entrance entrance, DomainResource sent, Optional<IfNoneExist> condition) {
        return condition
                .flatMap(asked -> matching(call, entrance, sent.fhirType(), asked))
                .or(() -> ownWithSameIdentifier(call, entrance, sent));
    }

    /** @throws Refusal {@code multiple-matches} */
    private Optional<Entry> matching(Call call, Entrance entrance, String type, IfNoneExist condition) {
        condition.within(entrance.record(), names);
        List<Entry> found = register.search(
                        entrance.record().number(),
                        type,
                        Map.of("identifier", condition.identifiers(), "_count", List.of("2")),
                        entrance.visibility(),
                        call.caller().key())
                .entries();
        if (found.size() > 1) {
            throw Refusal.of(ErrorCode.MULTIPLE_MATCHES);
        }
        return found.stream().findFirst();
    }

    private Optional<Entry> ownWithSameIdentifier(Call call, Entrance entrance, DomainResource sent) {
        return identifiers(sent)
                .flatMap(identifier -> own(call, entrance, sent.fhirType(), identifier).stream())
                .findFirst();
    }

    /** Would a change give this resource an identifier by which the same depositor sent another one? */
    boolean takesAnothers(Call call, Entrance entrance, DomainResource sent, String id) {
        return identifiers(sent)
                .map(identifier -> own(call, entrance, sent.fhirType(), identifier))
                .anyMatch(own -> !own.isEmpty() && own.stream().noneMatch(entry -> entry.id().equals(id)));
    }

    private List<Entry> own(Call call, Entrance entrance, String type, BusinessIdentifier identifier) {
        Set<String> depositor = new HashSet<>(call.caller().ownKeys());
        depositor.add(DepositFacts.author(call.caller()));
        return register.findByIdentifier(entrance.record().number(), type, identifier).stream()
                .filter(entry -> ownedBy(depositor, entry.facts()))
                .toList();
    }

    private static Stream<BusinessIdentifier> identifiers(DomainResource sent) {
        return ClinicalType.values(sent, "identifier").stream()
                .map(Identifier.class::cast)
                .filter(Identifier::hasValue)
                .map(AlreadyThere::identifier);
    }

    /** His own, or his structure's: a till replays the day's tickets whoever stands at it. */
    private static boolean ownedBy(Set<String> depositor, EntryFacts facts) {
        return !Collections.disjoint(depositor, facts.authors()) || depositor.contains(facts.structure());
    }

    private static BusinessIdentifier identifier(Identifier identifier) {
        return new BusinessIdentifier(
                identifier.hasSystem() ? identifier.getSystem() : "", identifier.getValue());
    }
}
