package fr.carnet.access.related;

import fr.carnet.access.Situation;
import fr.carnet.access.consent.Bounds;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Reads the link a RelatedPerson expresses, or says everything that is wrong with it. */
final class LinkReader {
    private final List<Fault> faults = new ArrayList<>();

    private LinkReader() {}

    /** @throws Refusal {@code invalid} with every fault */
    static WrittenLink read(RelatedPerson person, RecordFacts record, Instant now) {
        LinkReader reader = new LinkReader();
        boolean minor = Situation.minor(record, now);
        Set<String> codes = codes(person);
        Optional<LinkKind> kind = reader.kind(codes);
        boolean active = !person.hasActive() || person.getActive();
        kind.ifPresent(k -> reader.parents(k, codes, minor || !active));
        Optional<BusinessIdentifier> ins = reader.ins(person, record, kind);
        Instant from = Bounds.from(person.getPeriod());
        Instant to = Bounds.to(person.getPeriod());
        reader.require(
                from == null || to == null || from.isBefore(to),
                "RelatedPerson.period",
                "La fin de la période précède son début.",
                "The period ends before it starts.");
        if (!reader.faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, reader.faults);
        }
        return new WrittenLink(kind.orElseThrow(), ins, minor, from, to, active);
    }

    private static Set<String> codes(RelatedPerson person) {
        return person.getRelationship().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .map(Coding::getCode)
                .filter(code -> code != null)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Beside a role (carer, contact, trusted person) a family tie is only a description. */
    private Optional<LinkKind> kind(Set<String> codes) {
        List<LinkKind> kinds = Arrays.stream(LinkKind.values())
                .filter(kind -> codes.stream().anyMatch(kind::has))
                .toList();
        List<LinkKind> roles = kinds.stream()
                .filter(kind -> kind != LinkKind.REPRESENTATIVE || codes.contains(LinkKind.GUARDIAN))
                .toList();
        List<LinkKind> chosen = roles.isEmpty() ? kinds : roles;
        require(
                chosen.size() == 1,
                "RelatedPerson.relationship",
                "Un seul lien parmi GUARD, MTH, FTH, PRN, CAREGIVER, ECON, QUAL est attendu.",
                "Exactly one of GUARD, MTH, FTH, PRN, CAREGIVER, ECON, QUAL is expected.");
        return chosen.size() == 1 ? Optional.of(chosen.get(0)) : Optional.empty();
    }

    private void parents(LinkKind kind, Set<String> codes, boolean accepted) {
        require(
                kind != LinkKind.REPRESENTATIVE || accepted || codes.contains(LinkKind.GUARDIAN),
                "RelatedPerson.relationship",
                "MTH, FTH et PRN ne représentent qu'un mineur; pour un majeur il faut GUARD.",
                "MTH, FTH and PRN represent a minor only; an adult takes GUARD.");
    }

    private Optional<BusinessIdentifier> ins(RelatedPerson person, RecordFacts record, Optional<LinkKind> kind) {
        List<BusinessIdentifier> found = person.getIdentifier().stream()
                .filter(i -> i.hasValue() && NamingSystems.INS.contains(i.getSystem()))
                .map(i -> new BusinessIdentifier(i.getSystem(), i.getValue()))
                .toList();
        boolean needed = kind.filter(k -> k == LinkKind.REPRESENTATIVE || k == LinkKind.CARER)
                .isPresent();
        require(
                found.size() == 1 || found.isEmpty() && !needed,
                "RelatedPerson.identifier",
                "L'INS de la personne est attendue, une seule fois.",
                "The person's INS is expected, once.");
        require(
                !found.contains(record.ins()),
                "RelatedPerson.identifier",
                "Le titulaire ne peut pas être lié à lui-même.",
                "The holder cannot be linked to himself.");
        return found.stream().findFirst();
    }

    private void require(boolean condition, String expression, String french, String english) {
        if (!condition) {
            faults.add(new Fault(expression, french, english));
        }
    }
}
