package fr.carnet.register;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Entries of one type, over a time. An entry that bears no date of its type's own is always part of it.
 *
 * @param type FHIR resource type
 * @param from first instant, null when there is no bound
 * @param to first instant no longer part of it, null when there is no bound
 * @param codes only entries whose {@code code} (of documents, {@code type}) begins with one of these; empty: all
 */
public record Slice(String type, Instant from, Instant to, Set<String> codes) {
    public Slice {
        Objects.requireNonNull(type, "type");
        codes = Set.copyOf(codes);
    }

    /** All entries of a type. */
    public static Slice all(String type) {
        return new Slice(type, null, null, Set.of());
    }
}
