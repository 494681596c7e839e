package fr.carnet.document.rules;

/**
 * Largest document in bytes (CONTRACT 6, limits).
 *
 * @param software for professionals, structures and the feed
 * @param holder for the holder, his representatives and carers
 */
public record DocumentLimits(long software, long holder) {
    private static final long MEGABYTE = 1024L * 1024L;
    public static final DocumentLimits USUAL = new DocumentLimits(50 * MEGABYTE, 5 * MEGABYTE);
}
