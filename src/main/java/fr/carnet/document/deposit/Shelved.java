package fr.carnet.document.deposit;

import fr.carnet.register.Entry;
import fr.carnet.shared.Warning;
import java.util.List;

/**
 * A document in the record.
 *
 * @param entry its entry
 * @param contentAddress {@code Binary/id} or {@code Bundle/id}
 * @param existing it was there already: the same bytes by the same author or structure
 * @param warnings what was accepted although it departs
 */
public record Shelved(Entry entry, String contentAddress, boolean existing, List<Warning> warnings) {
    Shelved showing(Entry seen) {
        return new Shelved(seen, contentAddress, existing, warnings);
    }
}
