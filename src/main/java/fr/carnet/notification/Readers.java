package fr.carnet.notification;

import fr.carnet.access.Call;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.Optional;

/** Decides, for messages, who a caller is in a record; offered by what holds the rights. */
public interface Readers {
    /**
     * For a caller who names a record by exactly one of the two.
     *
     * @throws fr.carnet.shared.Refusal {@code not-yours}, {@code record-closed}, {@code not-permitted}…
     */
    Reading ofNamed(Call call, Optional<String> patientId, Optional<BusinessIdentifier> ins);

    /** For a caller who names a message by its id; empty when he has no business in that record. */
    Optional<Reading> ofNumber(Call call, RecordNumber record);

    /** What somebody is to the record. */
    enum Standing {
        HOLDER,
        REPRESENTATIVE,
        /** Sees only the messages addressed to him. */
        PROFESSIONAL
    }

    /** @param now business time of the decision */
    record Reading(RecordFacts record, Standing standing, Instant now) {}
}
