package fr.carnet.document.iti65;

import java.util.Optional;

/**
 * A PATCH entry that sets a document to superseded and nothing else. Whether there is such a document, and who may,
 * is for the transaction to say.
 *
 * @param index of its entry
 * @param target {@code DocumentReference/id} or {@code DocumentReference?identifier=…}
 * @param ifMatch version the sender believes current, if he says so
 */
public record SupersedingPatch(int index, String target, Optional<Integer> ifMatch) {}
