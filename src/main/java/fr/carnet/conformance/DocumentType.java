package fr.carnet.conformance;

/**
 * One accepted document type (NOS JDV_J07).
 *
 * @param code LOINC or TRE_A05 code; unique over all systems
 * @param system canonical system
 * @param label French label
 * @param documentClass code of its class (ASS_X16), {@code ""} when that table gives it none
 */
public record DocumentType(String code, String system, String label, String documentClass) {
    public DocumentType {
        ListedCode.required("type", code, system, label);
        if (documentClass == null) {
            throw new IllegalStateException("document type " + code + " does not say its class");
        }
    }
}
