package fr.carnet.register;

import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.Resource;

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
        RecordNumber record, String type, String id, int version, Instant lastUpdated, EntryFacts facts, String json) {
    /**
     * The first version of this entry as it would be had this resource just been stored: for who deposits again what he may
     * not read.
     */
    public Entry asSent(Resource resource, EntryFacts facts) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        resource.setId(id);
        return new Entry(record, type, id, 1, now, facts, VersionJson.encode(resource, 1, now));
    }

    /** The same entry with another text. */
    Entry saying(String text) {
        return new Entry(record, type, id, version, lastUpdated, facts, text);
    }
}
