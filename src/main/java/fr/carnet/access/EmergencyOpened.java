package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;

/** Event: a professional broke the glass (bris de glace) of a record. Published in that transaction. */
public record EmergencyOpened(Caller caller, RecordNumber record, String reason, Instant expiresAt) {}
