package fr.carnet.record;

import java.time.Instant;
import java.util.Optional;

/**
 * The life of one record so far.
 *
 * @param facts what the decision needs
 * @param openedAt business instant of the (first) opening
 * @param closureReason reason given at closing, while closed
 * @param destroyAt when a closed record will be destroyed: closing + 10 years, or + 3 months on request
 * @param deletionRequested the holder has asked for deletion: the record cannot be reopened before he cancels
 */
public record RecordStatus(
        RecordFacts facts,
        Holder holder,
        Instant openedAt,
        Optional<String> closureReason,
        Optional<Instant> destroyAt,
        boolean deletionRequested) {}
