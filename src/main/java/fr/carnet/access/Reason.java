package fr.carnet.access;

/** Reason codes of granted decisions (CONTRACT 5, {@code $explain-access}); those of refusals are the error codes. */
public final class Reason {
    public static final String HOLDER = "holder";
    public static final String REPRESENTATIVE = "representative";
    public static final String CARER = "carer";
    public static final String TREATING_DOCTOR = "treating-doctor";
    public static final String GRANT = "grant";
    public static final String STRUCTURE_GRANT = "structure-grant";
    public static final String EMERGENCY = "emergency";
    public static final String REGULATION = "regulation";
    public static final String OWN_DEPOSIT = "own-deposit";
    /** Deposit without any right to read: the holder is informed and did not object to the record. */
    public static final String DEPOSIT = "deposit";
    /** The caller deals with what concerns himself. */
    public static final String CONCERNED = "concerned";
    /** The holder's card was shown a moment ago (CSP R1111-20-8). */
    public static final String CARD_PRESENT = "card-present";
    /** The holder refused or ended his medicines file (CSP R1111-20-3, R1111-20-6). */
    public static final String FILE_REFUSED = "file-refused";
    /** His office: agent or feed of Assurance Maladie, operator. */
    public static final String OFFICE = "office";
    /** Member of a care team that reads the cancer file, and nothing else. */
    public static final String CARE_TEAM = "care-team";
    /** The matrix does not open this type to this profession. */
    public static final String NOT_IN_MATRIX = "not-in-matrix";

    private Reason() {}
}
