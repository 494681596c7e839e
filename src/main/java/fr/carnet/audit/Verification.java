package fr.carnet.audit;

import java.util.Optional;

/**
 * Outcome of reading the whole trace against its seals.
 *
 * @param valid nothing was altered, removed or inserted
 * @param count sealed rows read
 * @param firstFault the first thing found wrong, empty when valid
 */
public record Verification(boolean valid, long count, Optional<String> firstFault) {
    static Verification fault(long count, String what) {
        return new Verification(false, count, Optional.of(what));
    }
}
