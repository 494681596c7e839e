package fr.carnet.register;

import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;

/**
 * One resource of a record as the register knows it, at one version.
 *
 * @param type FHIR resource type
 * @param id logical id, {@code p<number>-<uuid>}
 * @param version version number, from 1
 * @param lastUpdated machine time of that version, millisecond precision
 * @param facts today's facts, whatever the version
 * @param json the resource as JSON with {@code id}, {@code meta.versionId} and {@code meta.lastUpdated}
 */
public record Entry(
        RecordNumber record, String type, String id, int version, Instant lastUpdated, EntryFacts facts, String json) {}
