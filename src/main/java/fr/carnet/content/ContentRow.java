package fr.carnet.content;

import fr.carnet.shared.RecordNumber;
import java.time.Instant;

/**
 * Which content an id answers, and which document it belongs to.
 *
 * @param id id under which it is read, {@code Binary/<id>} or {@code Bundle/<id>}
 * @param documentId id of the DocumentReference that carries the rights
 * @param digest name in the {@link ContentStore}
 * @param size in bytes
 * @param mime MIME type as deposited
 * @param sha1 hexadecimal
 * @param sha256 hexadecimal
 * @param created machine time
 */
public record ContentRow(
        RecordNumber record,
        String id,
        Kind kind,
        String documentId,
        String digest,
        long size,
        String mime,
        String sha1,
        String sha256,
        Instant created) {
    /** The resource type under which a content is read. */
    public enum Kind {
        BINARY("Binary"),
        BUNDLE("Bundle");

        private final String resourceType;

        Kind(String resourceType) {
            this.resourceType = resourceType;
        }

        public String resourceType() {
            return resourceType;
        }

        static Kind of(String resourceType) {
            return resourceType.equals(BUNDLE.resourceType) ? BUNDLE : BINARY;
        }
    }

    /** The row of a content just stored. */
    public static ContentRow of(
            RecordNumber record, Kind kind, String documentId, String mime, ContentStore.Stored stored) {
        return new ContentRow(
                record,
                record.newId(),
                kind,
                documentId,
                stored.digest(),
                stored.size(),
                mime,
                stored.sha1(),
                stored.sha256(),
                Instant.now());
    }

    /** The same content under an id the caller has chosen. */
    public ContentRow withId(String chosen) {
        return new ContentRow(record, chosen, kind, documentId, digest, size, mime, sha1, sha256, created);
    }
}
