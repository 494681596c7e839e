package fr.carnet.document.rules;

/**
 * How much metadata is demanded, weakest first: what every deposit needs, then what MHD Minimal, PDSm simplified
 * publish, MHD (uncontained) comprehensive and PDSm comprehensive add.
 */
public enum Level {
    BASE,
    MINIMAL,
    PDSM_SIMPLIFIED,
    COMPREHENSIVE,
    PDSM_COMPREHENSIVE;

    public Level strongest(Level other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
