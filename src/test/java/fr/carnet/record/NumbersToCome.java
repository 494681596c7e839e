package fr.carnet.record;

/** The numbers the server gives its next records, for rows that are filled in beside it. */
public final class NumbersToCome {
    private NumbersToCome() {}

    /** @param sequence what the database's sequence said */
    public static int numberOf(long sequence) {
        return RecordNumbers.permuted(sequence).value();
    }
}
