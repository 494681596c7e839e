package fr.carnet.conformance;

import fr.carnet.shared.Warning;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code meta.profile} true: it names only profiles that the returned form satisfies (CONTRACT 6). A claim that
 * cannot be checked here is not kept: nobody could say it is true.
 */
@Component
public class ProfileClaims {
    private final Validation validation;

    public ProfileClaims(Validation validation) {
        this.validation = validation;
    }

    /** Takes untrue and unknown claims off the resource, which must be in the form it will be returned in. */
    public List<Warning> keepTrueOnes(Resource resource) {
        if (!resource.hasMeta()) {
            return List.of();
        }
        List<CanonicalType> claims = List.copyOf(resource.getMeta().getProfile());
        List<CanonicalType> kept = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        for (CanonicalType claim : claims) {
            if (claim.hasValue() && validation.satisfies(resource, claim.getValue())) {
                kept.add(claim);
            } else {
                warnings.add(dropped(resource, claim.getValue()));
            }
        }
        resource.getMeta().setProfile(kept);
        return warnings;
    }

    private Warning dropped(Resource resource, String claim) {
        boolean known = claim != null && validation.knows(claim);
        return new Warning(
                resource.fhirType() + ".meta.profile",
                known ? "Profil non satisfait, mention retirée : " + claim : "Profil inconnu ici, mention retirée : " + claim,
                known ? "Profile not satisfied, claim dropped: " + claim : "Profile not known here, claim dropped: " + claim);
    }
}
