package fr.carnet.register;

/** The kinds of search parameter offered (FHIR R4, 3.1.1.4). */
public enum ParameterType {
    TOKEN,
    DATE,
    STRING,
    REFERENCE,
    URI;

    /** The FHIR code, e.g. {@code token}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
