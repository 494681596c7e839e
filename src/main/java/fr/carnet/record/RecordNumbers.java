package fr.carnet.record;

import fr.carnet.shared.RecordNumber;

/**
 * Turns 1, 2, 3… into numbers that do not tell how many records there are nor which is older: multiplication modulo a
 * prime is a permutation, so no number comes twice (PARTITIONING: numbers from a sequence through a fixed permutation).
 */
final class RecordNumbers {
    /** Prime, below 2,000,000,000. */
    static final long MODULUS = 1_999_999_973L;

    private static final long MULTIPLIER = 1_234_567_891L;

    private RecordNumbers() {}

    static RecordNumber permuted(long sequence) {
        if (sequence < 1 || sequence >= MODULUS) {
            throw new IllegalStateException("no record number left");
        }
        return new RecordNumber((int) Math.floorMod(Math.multiplyExact(sequence, MULTIPLIER), MODULUS));
    }
}
