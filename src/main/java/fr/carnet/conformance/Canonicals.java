package fr.carnet.conformance;

/** Canonicals of Carnet's own definitions; a test keeps them equal to the compiled package. */
public final class Canonicals {
    public static final String BASE = "https://carnet.example/fhir";
    public static final String PATIENT = profile("carnet-patient");
    public static final String RELATED_PERSON = profile("carnet-related-person");
    public static final String DOCUMENT_REFERENCE = profile("carnet-document-reference");
    public static final String SUBMISSION_SET = profile("carnet-submission-set");
    public static final String FOLDER = profile("carnet-folder");
    public static final String CONSENT = profile("carnet-consent");
    public static final String GRANT = profile("carnet-grant");
    public static final String BLOCK = profile("carnet-block");
    public static final String EMERGENCY_REFUSAL = profile("carnet-emergency-refusal");
    public static final String EMERGENCY_MASKED = profile("carnet-emergency-masked");
    public static final String AUDIT_EVENT = profile("carnet-audit-event");
    public static final String COMMUNICATION = profile("carnet-communication");
    public static final String CLOSING = profile("closing");
    public static final String ERROR_CODES = BASE + "/CodeSystem/error";
    public static final String NOTIFICATION_CODES = BASE + "/CodeSystem/notification";

    private Canonicals() {}

    private static String profile(String id) {
        return BASE + "/StructureDefinition/" + id;
    }

    /** A canonical without its {@code |version} pin: one version of each definition is known here. */
    static String bare(String canonical) {
        int pin = canonical.indexOf('|');
        return pin < 0 ? canonical : canonical.substring(0, pin);
    }
}
