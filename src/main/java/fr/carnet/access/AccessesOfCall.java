package fr.carnet.access;

import java.util.List;

/**
 * Event: everything one call accessed, published once in its transaction just before the commit. The trace writes it in
 * one batch. A publisher sends either this or single {@link Accessed} events, never both.
 */
public record AccessesOfCall(List<Accessed> accesses) {
    public AccessesOfCall {
        accesses = List.copyOf(accesses);
    }
}
