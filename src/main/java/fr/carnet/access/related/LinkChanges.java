package fr.carnet.access.related;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import org.hl7.fhir.r4.model.RelatedPerson;

/** A changed RelatedPerson stays the same link: patient, identifier and relationship do not change. */
final class LinkChanges {
    private LinkChanges() {}

    /** @throws Refusal {@code element-not-updatable} when the link would become another one */
    static RelatedPerson merged(RelatedPerson current, RelatedPerson next) {
        if (!link(current).equalsDeep(link(next.hasPatient() ? next : withPatient(next, current)))) {
            throw Refusal.of(
                    ErrorCode.ELEMENT_NOT_UPDATABLE,
                    "RelatedPerson",
                    "Le titulaire, l'identifiant et le lien ne peuvent pas changer.",
                    "The holder, the identifier and the relationship may not change.");
        }
        RelatedPerson merged = next.copy();
        merged.setId(current.getId());
        merged.setMeta(current.getMeta().copy());
        merged.setPatient(current.getPatient().copy());
        if (!next.hasActive()) {
            merged.setActive(current.getActive());
        }
        return merged;
    }

    private static RelatedPerson withPatient(RelatedPerson next, RelatedPerson current) {
        return next.copy().setPatient(current.getPatient().copy());
    }

    private static RelatedPerson link(RelatedPerson person) {
        RelatedPerson link = new RelatedPerson();
        link.getPatient().setReference(person.getPatient().getReference());
        person.getIdentifier().forEach(identifier -> link.addIdentifier(identifier.copy()));
        person.getRelationship().forEach(relationship -> link.addRelationship(relationship.copy()));
        return link;
    }
}
