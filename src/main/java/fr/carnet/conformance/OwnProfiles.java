package fr.carnet.conformance;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Resource;

/** Which of Carnet's profiles a resource is expected to satisfy, by its type and, for Consent and List, by its sense. */
final class OwnProfiles {
    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("Patient", Canonicals.PATIENT),
            Map.entry("RelatedPerson", Canonicals.RELATED_PERSON),
            Map.entry("DocumentReference", Canonicals.DOCUMENT_REFERENCE),
            Map.entry("AuditEvent", Canonicals.AUDIT_EVENT),
            Map.entry("Communication", Canonicals.COMMUNICATION),
            Map.entry("AllergyIntolerance", clinical("allergy-intolerance")),
            Map.entry("MedicationDispense", clinical("medication-dispense")),
            Map.entry("MedicationStatement", clinical("medication-statement")),
            Map.entry("Immunization", clinical("immunization")),
            Map.entry("Condition", clinical("condition")),
            Map.entry("Observation", clinical("observation")),
            Map.entry("Procedure", clinical("procedure")),
            Map.entry("Encounter", clinical("encounter")),
            Map.entry("DiagnosticReport", clinical("diagnostic-report")),
            Map.entry("DeviceUseStatement", clinical("device-use-statement")),
            Map.entry("CareTeam", clinical("care-team")));

    private OwnProfiles() {}

    static Optional<String> of(Resource resource) {
        if (resource instanceof Consent consent) {
            return Optional.of(consent(consent));
        }
        if (resource instanceof ListResource list) {
            return list(list);
        }
        return Optional.ofNullable(BY_TYPE.get(resource.fhirType()));
    }

    private static String consent(Consent consent) {
        Consent.ProvisionComponent root = consent.getProvision();
        boolean permit = root.getType() == ConsentProvisionType.PERMIT;
        boolean deny = root.getType() == ConsentProvisionType.DENY;
        if (root.hasActor()) {
            return permit ? Canonicals.GRANT : deny ? Canonicals.BLOCK : Canonicals.CONSENT;
        }
        if (!root.hasPurpose()) {
            return Canonicals.CONSENT;
        }
        return permit ? Canonicals.EMERGENCY_MASKED : deny ? Canonicals.EMERGENCY_REFUSAL : Canonicals.CONSENT;
    }

    private static Optional<String> list(ListResource list) {
        boolean folder = list.getCode().getCoding().stream().anyMatch(coding -> "folder".equals(coding.getCode()));
        boolean submission =
                list.getCode().getCoding().stream().anyMatch(coding -> "submissionset".equals(coding.getCode()));
        if (submission) {
            return Optional.of(Canonicals.SUBMISSION_SET);
        }
        return folder ? Optional.of(Canonicals.FOLDER) : Optional.empty();
    }

    private static String clinical(String name) {
        return Canonicals.BASE + "/StructureDefinition/carnet-" + name;
    }
}
