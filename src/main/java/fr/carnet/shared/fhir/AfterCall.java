package fr.carnet.shared.fhir;

/**
 * Work a room does when a call has been answered for good: its transaction is over, its connection given back, and the
 * answer has not left yet. A failure of it never changes the answer.
 */
public interface AfterCall {
    void run();
}
