package fr.carnet.document.iti65;

/**
 * A PATCH entry that sets a document to superseded and nothing else. Whether that document is one that this submission
 * replaces is for the transaction to say.
 *
 * @param index of its entry
 * @param target {@code DocumentReference/id} or {@code DocumentReference?identifier=…}
 */
public record SupersedingPatch(int index, String target) {}
