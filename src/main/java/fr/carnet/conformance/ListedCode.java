package fr.carnet.conformance;

/**
 * A code of one of the lists: a document class, a format, a facility type.
 *
 * @param code the code
 * @param system canonical system
 * @param label French label
 */
public record ListedCode(String code, String system, String label) {
    public ListedCode {
        required("code", code, system, label);
    }

    static void required(String what, String... values) {
        for (String value : values) {
            if (value == null || value.isBlank()) {
                throw new IllegalStateException("code lists: a " + what + " has an empty column");
            }
        }
    }
}
