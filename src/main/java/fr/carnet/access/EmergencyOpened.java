package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * Event: a professional opened an emergency access (bris de glace); holder and médecin traitant are to be told.
 *
 * @param treatingDoctor IdNat_PS of the médecin traitant, if the holder has one
 */
public record EmergencyOpened(
        Caller.Professional caller,
        RecordNumber record,
        String reason,
        Instant openedAt,
        Instant expiresAt,
        Optional<String> treatingDoctor) {}
