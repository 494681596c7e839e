package fr.carnet.server.edge;

/**
 * Who sends or reads slower than this is cut off: after a grace of 15 s, 2 KB for each second spent waiting for him. A
 * mobile network is a hundred times quicker; a connection held open to keep a thread busy is not.
 */
final class Pace {
    private static final long NANOS = 1_000_000_000L;
    private static final long GRACE = 15 * NANOS;
    private static final long LEAST_PER_SECOND = 2048;

    private long waited;
    private long bytes;

    /** @return whether he is still quick enough */
    boolean keeps(long nanosWaited, long moved) {
        waited += nanosWaited;
        bytes += Math.max(moved, 0);
        return waited < GRACE || bytes >= (waited - GRACE) / NANOS * LEAST_PER_SECOND + LEAST_PER_SECOND;
    }
}
