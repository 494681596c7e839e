package fr.carnet.access.consent;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Codes a Consent is written with; without a system only the code is compared. */
final class Codes {
    static final String V3 = "http://terminology.hl7.org/CodeSystem/v3-";
    static final String ACT_CODE = V3 + "ActCode";
    static final String LOINC = "http://loinc.org";
    static final String CONSENT_DOCUMENT = "59284-0";

    private static final Set<String> FUNCTION = Set.of(
            V3 + "ParticipationFunction",
            "https://mos.esante.gouv.fr/NOS/TRE_R259-HL7ParticipationFunction/FHIR/TRE-R259-HL7ParticipationFunction");
    private static final Set<String> STATUS = Set.of(
            "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument",
            "urn:oid:1.2.250.1.213.1.1.4.13");

    private Codes() {}

    static boolean isPrivacy(CodeableConcept scope) {
        return any(scope, "patient-privacy", Set.of("http://terminology.hl7.org/CodeSystem/consentscope"));
    }

    static boolean isRecipient(CodeableConcept role) {
        return any(role, "IRCP", Set.of(V3 + "ParticipationType"));
    }

    static boolean isTreatingDoctor(CodeableConcept role) {
        return any(role, "PCP", FUNCTION);
    }

    static boolean isMasked(Coding label) {
        return is(label, "MASQUE_PS", STATUS);
    }

    static boolean isBreakGlass(Coding purpose) {
        return is(purpose, "BTG", Set.of(V3 + "ActReason"));
    }

    static boolean isRegulation(Coding purpose) {
        return is(purpose, "ETREAT", Set.of(V3 + "ActReason"));
    }

    /** The medicines file alone (Dossier pharmaceutique). */
    static boolean isMedicinesFile(CodeableConcept file) {
        return any(file, "medicines-file", Set.of("https://carnet.example/fhir/CodeSystem/file"));
    }

    private static boolean any(CodeableConcept concept, String code, Set<String> systems) {
        List<Coding> codings = concept == null ? List.of() : concept.getCoding();
        return codings.stream().anyMatch(coding -> is(coding, code, systems));
    }

    private static boolean is(Coding coding, String code, Set<String> systems) {
        return code.equals(coding.getCode()) && (!coding.hasSystem() || systems.contains(coding.getSystem()));
    }
}
