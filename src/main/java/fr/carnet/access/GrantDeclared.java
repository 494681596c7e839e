package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.shared.RecordNumber;

/**
 * Event: a professional declared that the patient agreed to a grant. Published in that transaction.
 *
 * @param actorKey key of the professional or structure the grant is for
 */
public record GrantDeclared(Caller by, RecordNumber record, String actorKey) {}
