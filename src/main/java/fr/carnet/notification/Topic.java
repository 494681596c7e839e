package fr.carnet.notification;

/** What a message is about; the code is {@code Communication.category} in {@link #SYSTEM}. */
enum Topic {
    DOCUMENT_ADDED("document-added"),
    FIRST_ACCESS("first-access"),
    EMERGENCY_ACCESS("emergency-access"),
    RECORD_OPENED("record-opened"),
    RECORD_CLOSED("record-closed"),
    ANNOUNCEMENT_WAITING("announcement-waiting"),
    HISTORY_IMPORTED("history-imported"),
    /** Beyond the contract's list: CONTRACT 5 has the holder told of a grant a professional declared. */
    GRANT_DECLARED("grant-declared"),
    /** Beyond the contract's list: the yearly reminder of CSP R1111-19. */
    DIRECTIVES_REMINDER("directives-reminder"),
    /** DOMAIN 7: reminders of the vaccination book. */
    VACCINATION_DUE("vaccination-due");

    static final String SYSTEM = "https://carnet.example/fhir/CodeSystem/notification";

    private final String code;

    Topic(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
