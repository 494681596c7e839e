package fr.carnet.access.matrix;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The habilitation matrix (matrice d'habilitation, order of 26 October 2023): which profession may read which document
 * type. Governs reading only, not depositing. A profession or a type without a row is not readable.
 */
public final class HabilitationMatrix {
    private final String version;
    private final Map<String, Row> rows;

    HabilitationMatrix(String version, Map<String, Row> rows) {
        this.version = version;
        this.rows = Map.copyOf(rows);
    }

    /** One profession's cells: readable types, and which cells are known from the official text. */
    record Row(String label, Set<String> readable, Set<String> official) {
        Row {
            readable = Set.copyOf(readable);
            official = Set.copyOf(official);
        }
    }

    /**
     * One cell.
     *
     * @param provenance {@code official} or {@code assumed}
     */
    public record Cell(String profession, String label, String type, boolean read, String provenance) {}

    /** The matrix shipped with the software. */
    public static HabilitationMatrix shipped() {
        return MatrixFile.load("/fr/carnet/access/habilitation-matrix.json");
    }

    public String version() {
        return version;
    }

    /** Document types this profession may read; none for a profession without a row. */
    public Set<String> typesReadBy(String profession) {
        Row row = rows.get(profession);
        return row == null ? Set.of() : row.readable();
    }

    /** Plain label of a profession, empty when it has no row. */
    public Optional<String> label(String profession) {
        return Optional.ofNullable(rows.get(profession)).map(Row::label);
    }

    /** Every cell, in the order of professions, for tests and for the guide. */
    public List<Cell> cells(Set<String> types) {
        return new TreeMap<>(rows)
                .entrySet().stream()
                        .flatMap(row -> types.stream().sorted().map(type -> cell(row.getKey(), row.getValue(), type)))
                        .toList();
    }

    private static Cell cell(String profession, Row row, String type) {
        String provenance = row.official().contains(type) ? "official" : "assumed";
        return new Cell(profession, row.label(), type, row.readable().contains(type), provenance);
    }
}
