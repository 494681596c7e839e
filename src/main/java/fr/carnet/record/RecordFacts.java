package fr.carnet.record;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of one record without opening it.
 *
 * @param number the record's number
 * @param patientId logical id of its Patient, {@code p<number>-<uuid>}
 * @param ins the holder's INS
 * @param birthDate of the holder; decides on majority (18 years, Europe/Paris)
 * @param state open or closed; a destroyed record has no facts any more
 * @param closedAt instant of closing, while closed
 * @param epoch increases with every change of rights, visibility or state
 */
public record RecordFacts(
        RecordNumber number,
        String patientId,
        BusinessIdentifier ins,
        LocalDate birthDate,
        State state,
        Optional<Instant> closedAt,
        long epoch) {
    /** A record is open, or closed (kept ten years, nobody reads or writes), or being destroyed (as good as gone). */
    public enum State {
        OPEN,
        CLOSED,
        BEING_DESTROYED
    }
}
