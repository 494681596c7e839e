package fr.carnet.content;

import fr.carnet.shared.RecordNumber;
import java.io.InputStream;

/**
 * The bytes of documents, by record and digest.
 *
 * <p>{@link #put} belongs before the commit of the row that names the content: when it returns, the bytes survive a power
 * cut. A transaction that does not commit leaves an orphan that {@link ContentSweeper} removes.
 */
public interface ContentStore {
    /**
     * Keeps these bytes; the same bytes of the same record are kept once.
     *
     * @throws fr.carnet.shared.Refusal {@code too-large} over {@code carnet.content.max-size}; {@code unavailable} when
     *     they cannot be written (nothing is left behind)
     */
    Stored put(RecordNumber record, byte[] bytes);

    /** The same, read once to its end and not closed, without holding the content in memory. */
    Stored put(RecordNumber record, InputStream bytes);

    /**
     * The whole content, verified before the first byte is handed out.
     *
     * @throws CorruptedContent when it is missing, altered, or its record's key is destroyed
     * @throws fr.carnet.shared.Refusal {@code unavailable} when the store cannot be read for the moment
     */
    byte[] open(RecordNumber record, String digest);

    /**
     * Prepares the record's key, so that the first deposits made in parallel do not wait for each other. Joins the
     * caller's transaction; optional, repeatable.
     */
    void prepare(RecordNumber record);

    /**
     * Destroys for good everything of this record: key and rows in the caller's transaction (needed), files at once. Only
     * for a record whose destruction is decided and committed; may be interrupted anywhere and called again.
     */
    void destroy(RecordNumber record);

    /**
     * @param digest name of the content within its record: hexadecimal HMAC-SHA-256 under the record's key
     * @param size in bytes
     * @param sha1 hexadecimal SHA-1, the hash of FHIR R4 attachments
     * @param sha256 hexadecimal SHA-256
     */
    record Stored(String digest, long size, String sha1, String sha256) {}
}
