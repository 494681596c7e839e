package fr.carnet.document.fhirdoc;

import fr.carnet.document.entry.ContainedActors;
import fr.carnet.document.entry.SourcePatient;
import java.util.Optional;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/**
 * The actors of a FHIR document as contained resources. A Practitioner or an Organization alone is held by a
 * PractitionerRole, which is what PDSm takes as author; a reference that the Bundle does not bring keeps its identifier
 * and display, not its address.
 */
final class DocumentActors {
    private final Composition composition;
    private final BundleContents contents;
    private final ContainedActors contained;

    DocumentActors(Composition composition, BundleContents contents, ContainedActors contained) {
        this.composition = composition;
        this.contents = contents;
        this.contained = contained;
    }

    Optional<Reference> author(Reference author) {
        Optional<Resource> found = contents.resolve(author, composition);
        return found.isPresent() ? found.flatMap(this::actor) : role(logical(author));
    }

    /** Professionals and organisations only. */
    Optional<Reference> authenticator(Reference party) {
        Optional<Resource> found = contents.resolve(party, composition);
        if (found.filter(resource -> resource instanceof Patient || resource instanceof RelatedPerson).isPresent()) {
            return Optional.empty();
        }
        return found.isPresent() ? found.flatMap(this::actor) : role(logical(party));
    }

    Optional<Reference> custodian(Reference custodian) {
        return contents.resolve(custodian, composition, Organization.class)
                .map(this::organization)
                .or(() -> logical(custodian));
    }

    private Optional<Reference> actor(Resource resource) {
        if (resource instanceof PractitionerRole role) {
            return Optional.of(role(role));
        }
        if (resource instanceof Practitioner practitioner) {
            PractitionerRole role = new PractitionerRole();
            return Optional.of(contained.contain(role.setPractitioner(practitioner(practitioner))));
        }
        if (resource instanceof Organization organization) {
            PractitionerRole role = new PractitionerRole();
            return Optional.of(contained.contain(role.setOrganization(organization(organization))));
        }
        if (resource instanceof Patient patient) {
            return Optional.of(contained.contain(SourcePatient.traits(patient)));
        }
        if (resource instanceof RelatedPerson person) {
            RelatedPerson traits = new RelatedPerson();
            person.getIdentifier().forEach(traits::addIdentifier);
            person.getRelationship().forEach(traits::addRelationship);
            person.getName().forEach(traits::addName);
            return Optional.of(contained.contain(traits));
        }
        return resource instanceof Device device ? Optional.of(device(device)) : Optional.empty();
    }

    private Reference role(PractitionerRole source) {
        PractitionerRole role = new PractitionerRole();
        source.getIdentifier().forEach(role::addIdentifier);
        source.getCode().forEach(role::addCode);
        source.getSpecialty().forEach(role::addSpecialty);
        if (source.hasPractitioner()) {
            contents.resolve(source.getPractitioner(), source, Practitioner.class)
                    .map(this::practitioner)
                    .or(() -> logical(source.getPractitioner()))
                    .ifPresent(role::setPractitioner);
        }
        if (source.hasOrganization()) {
            contents.resolve(source.getOrganization(), source, Organization.class)
                    .map(this::organization)
                    .or(() -> logical(source.getOrganization()))
                    .ifPresent(role::setOrganization);
        }
        return contained.contain(role);
    }

    private Optional<Reference> role(Optional<Reference> practitioner) {
        return practitioner.map(person -> contained.contain(new PractitionerRole().setPractitioner(person)));
    }

    private Reference practitioner(Practitioner source) {
        Practitioner practitioner = new Practitioner();
        source.getIdentifier().forEach(practitioner::addIdentifier);
        source.getName().forEach(practitioner::addName);
        source.getTelecom().forEach(practitioner::addTelecom);
        return contained.contain(practitioner);
    }

    private Reference organization(Organization source) {
        Organization organization = new Organization();
        source.getIdentifier().forEach(organization::addIdentifier);
        source.getType().forEach(organization::addType);
        organization.setNameElement(source.getNameElement());
        return contained.contain(organization);
    }

    private Reference device(Device source) {
        Device device = new Device();
        source.getIdentifier().forEach(device::addIdentifier);
        source.getDeviceName().forEach(device::addDeviceName);
        device.setManufacturerElement(source.getManufacturerElement());
        device.setType(source.getType());
        if (source.hasOwner()) {
            contents.resolve(source.getOwner(), source, Organization.class)
                    .map(this::organization)
                    .or(() -> logical(source.getOwner()))
                    .ifPresent(device::setOwner);
        }
        return contained.contain(device);
    }

    /** What a reference says of somebody the Bundle does not bring. */
    private static Optional<Reference> logical(Reference reference) {
        Reference logical = new Reference();
        if (reference.hasIdentifier()) {
            logical.setIdentifier(reference.getIdentifier());
        }
        logical.setDisplayElement(reference.getDisplayElement());
        return logical.hasIdentifier() || logical.hasDisplay() ? Optional.of(logical) : Optional.empty();
    }
}
