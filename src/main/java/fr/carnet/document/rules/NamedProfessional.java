package fr.carnet.document.rules;

import fr.carnet.shared.NamingSystems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The professionals an author reference names by RPPS or IdNat_PS: on the reference, on the Practitioner or
 * PractitionerRole it points to, on the Practitioner that role points to.
 */
final class NamedProfessional {
    private final DomainResource owner;
    private final Function<Reference, Optional<Resource>> directory;

    NamedProfessional(DomainResource owner, Function<Reference, Optional<Resource>> directory) {
        this.owner = owner;
        this.directory = directory;
    }

    /** Keys as {@code Caller.Professional.key()} gives them. */
    Set<String> keys(Reference author) {
        Set<String> keys = new LinkedHashSet<>();
        add(List.of(author.getIdentifier()), keys);
        Optional<Resource> target = resolve(author);
        if (target.isPresent() && target.get() instanceof PractitionerRole role) {
            add(role.getIdentifier(), keys);
            add(List.of(role.getPractitioner().getIdentifier()), keys);
            target = resolve(role.getPractitioner());
        }
        if (target.isPresent() && target.get() instanceof Practitioner practitioner) {
            add(practitioner.getIdentifier(), keys);
        }
        return keys;
    }

    private Optional<Resource> resolve(Reference reference) {
        if (!reference.hasReference()) {
            return Optional.empty();
        }
        return ReferenceKind.of(reference) == ReferenceKind.CONTAINED
                ? Subject.contained(owner, reference)
                : directory.apply(reference);
    }

    private static void add(List<Identifier> identifiers, Set<String> keys) {
        for (Identifier identifier : identifiers) {
            if (!identifier.hasValue()) {
                continue;
            }
            if (NamingSystems.RPPS.equals(identifier.getSystem())) {
                keys.add("ps:8" + identifier.getValue());
            } else if (NamingSystems.ID_NAT_PS.equals(identifier.getSystem())) {
                keys.add("ps:" + identifier.getValue());
            }
        }
    }
}
