package fr.carnet.access.related;

import fr.carnet.access.Entrance;
import fr.carnet.access.Situation;
import fr.carnet.access.Standing;
import fr.carnet.access.consent.Bounds;
import fr.carnet.identity.Scopes;
import fr.carnet.register.Register;
import fr.carnet.register.Slice;
import fr.carnet.shared.RecordNumber;
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

    private static final Set<LinkKind> NAMED_TO_BE_CALLED = EnumSet.of(LinkKind.EMERGENCY_CONTACT, LinkKind.TRUSTED);

    private final Register register;
    private final LinkTable table;

    Contacts(Register register, LinkTable table) {
        this.register = register;
        this.table = table;
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
        RecordNumber record = entrance.record().number();
        boolean minor = Situation.minor(entrance.record(), now);
        Set<String> representing = table.representing(record, minor, now);
        return register.slices(record, List.of(Slice.all("RelatedPerson")), all).stream()
                .map(LinkBook::parse)
                .filter(person -> inForce(person, now) && called(person, representing))
                .toList();
    }

    /** The representatives of a minor are no more when he is of age; a carer's family tie does not make him one. */
    private static boolean called(RelatedPerson person, Set<String> representing) {
        return representing.contains(person.getIdElement().getIdPart())
                || person.getRelationship().stream()
                        .flatMap(concept -> concept.getCoding().stream())
                        .anyMatch(coding -> NAMED_TO_BE_CALLED.stream().anyMatch(kind -> kind.has(coding.getCode())));
    }

    private static boolean inForce(RelatedPerson person, Instant now) {
        Instant from = Bounds.from(person.getPeriod());
        Instant to = Bounds.to(person.getPeriod());
        boolean active = !person.hasActive() || person.getActive();
        return active && (from == null || !from.isAfter(now)) && (to == null || to.isAfter(now));
    }
}
