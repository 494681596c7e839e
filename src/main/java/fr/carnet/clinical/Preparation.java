package fr.carnet.clinical;

import fr.carnet.access.Entrance;
import fr.carnet.conformance.Finding;
import fr.carnet.conformance.ProfileClaims;
import fr.carnet.conformance.Validation;
import fr.carnet.document.deposit.ReferenceResolver;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Warning;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.stereotype.Component;

/** Makes a resource as sent into the one that is stored: checked against FHIR R4, references resolved, meta our own. */
@Component
class Preparation {
    private final Validation validation;
    private final ProfileClaims claims;
    private final ReferenceResolver references;

    Preparation(Validation validation, ProfileClaims claims, ReferenceResolver references) {
        this.validation = validation;
        this.claims = claims;
        this.references = references;
    }

    /** A resource ready to be stored, and what was accepted although it departs. */
    record Prepared(DomainResource resource, List<Warning> warnings) {}

    /**
     * References first: a conditional one is not valid FHIR until it is resolved.
     *
     * @throws Refusal {@code target-unknown} with every unknown reference, {@code invalid} with every fault
     */
    Prepared prepare(Entrance entrance, DomainResource sent, ClinicalType type) {
        DomainResource resource = (DomainResource) sent.copy();
        resource.setId((String) null);
        resource.setMeta(profilesOf(sent));
        type.setSubject(resource, entrance.record().patientId());
        Stated.mark(resource, entrance.standing(), entrance.record().patientId());
        references.resolve(entrance, resource, type.name());
        List<Finding> findings = validation.check(resource);
        List<Fault> faults =
                findings.stream().filter(Finding::refuses).map(Finding::toFault).toList();
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults);
        }
        List<Warning> warnings = new ArrayList<>();
        findings.forEach(finding -> warnings.add(finding.toWarning()));
        warnings.addAll(claims.keepTrueOnes(resource));
        return new Prepared(resource, warnings);
    }

    private static Meta profilesOf(DomainResource sent) {
        Meta meta = new Meta();
        sent.getMeta().getProfile().stream()
                .filter(CanonicalType::hasValue)
                .forEach(profile -> meta.addProfile(profile.getValue()));
        return meta;
    }
}
