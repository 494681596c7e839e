package fr.carnet.conformance;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import fr.carnet.conformance.Finding.Severity;
import fr.carnet.shared.Fault;
import fr.carnet.shared.fhir.R4Rules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.springframework.stereotype.Component;

/**
 * Says what is wrong with a resource, in two tiers: what breaks FHIR R4 refuses it, what departs from a profile is told
 * (a server that refused on full profile validation would refuse the official French examples).
 */
@Component
public class Validation implements R4Rules {
    private final Examination examination;
    private final ConformanceResources resources;
    private final int maxElements;
    private final SeenLikenesses seen;

    public Validation(Examination examination, ConformanceResources resources, ConformanceSettings settings) {
        this.examination = examination;
        this.resources = resources;
        this.maxElements = settings.maxElements();
        this.seen = new SeenLikenesses(resources.knowsForeignRules() ? 0 : settings.likenesses());
    }

    /** Every departure from FHIR R4: cardinalities, required codes, invariants, formats. Quick, for every write. */
    public List<Finding> check(Resource resource) {
        if (tooLong(resource)) {
            return List.of(notExamined(resource));
        }
        Resource prepared = Preparation.forBase(resource);
        return seen.faults(prepared, "every", () -> base(prepared));
    }

    /** The departures from FHIR R4 that refuse the resource, without those that are only told. */
    public List<Finding> refusals(Resource resource) {
        if (tooLong(resource)) {
            return List.of();
        }
        Resource prepared = Preparation.forBase(resource);
        return seen.faults(prepared, "refusing", () -> base(prepared).stream()
                .filter(Finding::refuses)
                .toList());
    }

    @Override
    public List<Fault> broken(Resource resource) {
        return refusals(resource).stream().map(Finding::toFault).toList();
    }

    private List<Finding> base(Resource prepared) {
        return examination.base(prepared).stream()
                .filter(Validation::isError)
                .map(Validation::graded)
                .distinct()
                .toList();
    }

    /** Every departure from the profiles the resource claims and from Carnet's own of its type: warnings. */
    public List<Finding> departures(Resource resource) {
        if (tooLong(resource)) {
            return List.of();
        }
        List<Finding> known = check(resource);
        Set<Finding> departures = new LinkedHashSet<>();
        for (StructureDefinition profile : profilesOf(resource)) {
            errors(resource, profile).stream()
                    .filter(finding -> known.stream().noneMatch(other -> other.english().equals(finding.english())))
                    .forEach(departures::add);
        }
        return List.copyOf(departures);
    }

    /** Both tiers, as {@code $validate} answers; with {@code profile}, against that one too ({@code null}: none). */
    public List<Finding> full(Resource resource, String profile) {
        List<Finding> findings = new ArrayList<>(check(resource));
        findings.addAll(departures(resource));
        Optional<StructureDefinition> asked = Optional.ofNullable(profile).flatMap(resources::profile);
        asked.filter(definition -> !tooLong(resource))
                .ifPresent(definition -> findings.addAll(errors(resource, definition)));
        return findings.stream().distinct().toList();
    }

    /** Whether the resource is valid for that profile without any error; {@code false} for a profile not known here. */
    public boolean satisfies(Resource resource, String profile) {
        Optional<StructureDefinition> definition = resources.profile(profile);
        return definition.isPresent()
                && definition.get().getType().equals(resource.fhirType())
                && !tooLong(resource)
                && satisfies(resource, definition.get());
    }

    private boolean satisfies(Resource resource, StructureDefinition profile) {
        Resource prepared = Preparation.forProfile(resource);
        return seen.valid(
                prepared, profile.getUrl(), () -> departures(prepared, profile).isEmpty());
    }

    /** Whether that profile can be checked here: Carnet's own, a restated one of MHD and PDSm, or an installed one. */
    public boolean knows(String profile) {
        return resources.profile(profile).isPresent();
    }

    private List<Finding> errors(Resource resource, StructureDefinition profile) {
        return departures(Preparation.forProfile(resource), profile);
    }

    private List<Finding> departures(Resource prepared, StructureDefinition profile) {
        return examination.against(prepared, profile).stream()
                .filter(Validation::isError)
                .map(message -> Sentences.finding(Severity.WARNING, message))
                .toList();
    }

    private List<StructureDefinition> profilesOf(Resource resource) {
        Set<String> claimed = new LinkedHashSet<>();
        resource.getMeta().getProfile().stream()
                .filter(CanonicalType::hasValue)
                .forEach(profile -> claimed.add(profile.getValue()));
        OwnProfiles.of(resource).ifPresent(claimed::add);
        return claimed.stream()
                .map(resources::profile)
                .flatMap(Optional::stream)
                .filter(profile -> profile.getType().equals(resource.fhirType()))
                .distinct()
                .toList();
    }

    private boolean tooLong(Resource resource) {
        return Preparation.count(resource, maxElements) > maxElements;
    }

    private static Finding notExamined(Resource resource) {
        return new Finding(
                Severity.WARNING,
                resource.fhirType(),
                "Ressource trop longue pour être vérifiée en entier.",
                "The resource is too long to be checked in full.");
    }

    private static Finding graded(SingleValidationMessage message) {
        return Sentences.finding(Leniency.tolerates(message) ? Severity.WARNING : Severity.REFUSAL, message);
    }

    private static boolean isError(SingleValidationMessage message) {
        return message.getSeverity() == ResultSeverityEnum.ERROR || message.getSeverity() == ResultSeverityEnum.FATAL;
    }
}
