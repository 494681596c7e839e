package fr.carnet.access.related;

import fr.carnet.access.Entrance;
import fr.carnet.access.Standing;
import fr.carnet.access.consent.Bounds;
import fr.carnet.identity.Scopes;
import fr.carnet.register.Register;
import fr.carnet.register.Slice;
import fr.carnet.shared.Visibility;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/**
 * Whom to call when something happens: emergency contacts, the trusted person (CSP L1111-6) and legal representatives, part
 * of what the record holds for those who care for the person (CSP R1111-42). Carers are not told to anybody.
 */
@Component
public class Contacts {
    /** The summary (volet médical de synthèse): who reads it is told whom to call. */
    private static final String SUMMARY = "60591-5";

    private static final Set<LinkKind> CALLED =
            EnumSet.of(LinkKind.EMERGENCY_CONTACT, LinkKind.TRUSTED, LinkKind.REPRESENTATIVE);

    private final Register register;

    Contacts(Register register) {
        this.register = register;
    }

    /** May this caller, let in to read, be told whom to call? A carer sees no RelatedPerson (CONTRACT 4). */
    public static boolean toldTo(Entrance entrance, Scopes scopes) {
        Visibility visibility = entrance.visibility();
        boolean reads = !visibility.ownOnly() && (visibility.everyType() || visibility.types().contains(SUMMARY));
        return reads && entrance.standing() != Standing.CARER && scopes.allow("RelatedPerson", 's');
    }

    /** Those in force now, in the order in which they were declared; none when the caller may not be told. */
    public List<RelatedPerson> of(Entrance entrance, Scopes scopes) {
        if (!toldTo(entrance, scopes)) {
            return List.of();
        }
        Instant now = entrance.visibility().now();
        Visibility all = new Visibility(true, Set.of(), true, false, true, Set.of(), false, now);
        return register.slices(entrance.record().number(), List.of(Slice.all("RelatedPerson")), all).stream()
                .map(LinkBook::parse)
                .filter(person -> called(person) && inForce(person, now))
                .toList();
    }

    private static boolean called(RelatedPerson person) {
        return person.getRelationship().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .anyMatch(coding -> CALLED.stream().anyMatch(kind -> kind.has(coding.getCode())));
    }

    private static boolean inForce(RelatedPerson person, Instant now) {
        Instant from = Bounds.from(person.getPeriod());
        Instant to = Bounds.to(person.getPeriod());
        boolean active = !person.hasActive() || person.getActive();
        return active && (from == null || !from.isAfter(now)) && (to == null || to.isAfter(now));
    }
}
