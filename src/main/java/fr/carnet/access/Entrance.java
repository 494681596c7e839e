package fr.carnet.access;

import fr.carnet.record.RecordFacts;
import fr.carnet.shared.Visibility;

/**
 * A caller let into a record.
 *
 * @param record which one
 * @param standing what he is to it
 * @param visibility what he may see there
 * @param reason reason code of the decision
 * @param purpose v3-ActReason code
 */
public record Entrance(RecordFacts record, Standing standing, Visibility visibility, String reason, String purpose) {}
