package fr.carnet.backfill;

import java.util.Locale;
import java.util.Optional;

/**
 * Kinds of rows of the Assurance Maladie history, with the document type each counts as in the habilitation matrix
 * (CONTRACT 6) and the section of the REMB document it is listed in (DOMAIN 4).
 */
public enum HistoryKind {
    MEDICATION("MedicationDispense", "60593-1", "Médicaments"),
    VACCINATION("Immunization", "87273-9", "Vaccinations"),
    DEVICE("DeviceUseStatement", "REMB", "Dispositifs médicaux"),
    HOSPITAL("Encounter", "34112-3", "Hospitalisations"),
    CARE("Procedure", "REMB", "Soins médicaux et dentaires"),
    IMAGING("DiagnosticReport", "18748-4", "Radiologie"),
    BIOLOGY("DiagnosticReport", "11502-2", "Biologie");

    private final String resourceType;
    private final String documentType;
    private final String section;

    HistoryKind(String resourceType, String documentType, String section) {
        this.resourceType = resourceType;
        this.documentType = documentType;
        this.section = section;
    }

    /** The code in files and in the sandbox, e.g. {@code medication}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String resourceType() {
        return resourceType;
    }

    public String documentType() {
        return documentType;
    }

    public String section() {
        return section;
    }

    public static Optional<HistoryKind> ofCode(String code) {
        for (HistoryKind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
