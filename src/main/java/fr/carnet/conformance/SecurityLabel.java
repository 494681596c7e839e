package fr.carnet.conformance;

/**
 * A confidentiality level (N, R, V) or a visibility label of a document (NOS JDV_J58).
 *
 * @param code the code
 * @param system canonical system: TRE_A08 for the levels, TRE_A07 for the others
 * @param label French label
 * @param confidentiality true for N, R and V, of which a document has exactly one
 */
public record SecurityLabel(String code, String system, String label, boolean confidentiality) {
    public static final String NORMAL = "N";
    public static final String MASKED = "MASQUE_PS";
    public static final String HIDDEN_FROM_PATIENT = "INVISIBLE_PATIENT";
    public static final String HIDDEN_FROM_REPRESENTATIVES = "INVISIBLE_REPRESENTANTS_LEGAUX";

    public SecurityLabel {
        ListedCode.required("label", code, system, label);
    }
}
