package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.shared.RecordNumber;

/**
 * Event: a professional declared that the holder agreed to a grant; the holder is to be told.
 *
 * @param consentId the Consent stored
 * @param actor key of the professional granted
 * @param treatingDoctor a médecin traitant was proposed, for the holder to confirm
 */
public record GrantDeclared(
        Caller.Professional caller, RecordNumber record, String consentId, String actor, boolean treatingDoctor) {}
