package fr.carnet.directory;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.conformance.Finding;
import fr.carnet.conformance.ProfileClaims;
import fr.carnet.conformance.Validation;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What an entry of the directory must be: valid FHIR R4, identified, and about nobody's record. */
@Component
class EntryRules {
    /** As wide as the columns. */
    private static final int LONGEST = 300;

    private final Validation validation;
    private final ProfileClaims claims;

    EntryRules(Validation validation, ProfileClaims claims) {
        this.validation = validation;
        this.claims = claims;
    }

    /** The identifiers by which an entry is found: those with a system and a value. */
    static Set<BusinessIdentifier> identifiers(Resource resource) {
        Property identifiers = resource.getNamedProperty("identifier");
        Set<BusinessIdentifier> found = new LinkedHashSet<>();
        if (identifiers != null) {
            identifiers.getValues().stream()
                    .map(Identifier.class::cast)
                    .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                    .map(identifier -> new BusinessIdentifier(identifier.getSystem(), identifier.getValue()))
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * The form that is stored, without id; of meta only true profile claims.
     *
     * @throws Refusal {@code invalid} with every fault
     */
    Resource normalised(Resource sent) {
        Resource resource = sent.copy();
        resource.setId((String) null);
        Meta meta = new Meta();
        sent.getMeta().getProfile().stream()
                .filter(CanonicalType::hasValue)
                .forEach(profile -> meta.addProfile(profile.getValue()));
        resource.setMeta(meta);
        List<Fault> faults = validation.refusals(resource).stream()
                .map(Finding::toFault)
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults);
        }
        claims.keepTrueOnes(resource);
        return resource;
    }

    /** @throws Refusal {@code invalid} when the entry has no identifier, or is somebody's */
    static void refuseOwnFaults(Resource resource) {
        List<Fault> faults = new ArrayList<>();
        Set<BusinessIdentifier> identifiers = identifiers(resource);
        if (identifiers.isEmpty()) {
            faults.add(new Fault(
                    resource.fhirType() + ".identifier",
                    "Une entrée de l'annuaire porte au moins un identifiant (système et valeur).",
                    "An entry of the directory bears at least one identifier (system and value)."));
        }
        if (identifiers.stream().anyMatch(i -> i.system().length() > LONGEST || i.value().length() > LONGEST)) {
            faults.add(new Fault(
                    resource.fhirType() + ".identifier",
                    "Identifiant trop long : 300 caractères au plus.",
                    "Identifier too long: 300 characters at most."));
        }
        if (resource instanceof Device device && device.hasPatient()) {
            faults.add(new Fault(
                    "Device.patient",
                    "Un dispositif de l'annuaire n'est celui d'aucun patient.",
                    "A device of the directory is no patient's."));
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults);
        }
    }

    /** Every reference that is not to a contained resource; live objects. */
    static List<Reference> references(Resource resource) {
        return FhirContext.forR4Cached().newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
                .filter(reference -> reference.hasReference() && !reference.getReference().startsWith("#"))
                .toList();
    }
}
