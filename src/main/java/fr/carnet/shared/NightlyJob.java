package fr.carnet.shared;

/** Housekeeping of a room, once every night by the machine's clock, on one node; may be killed anywhere and run again. */
public interface NightlyJob {
    /** Stable name shown to the operator, e.g. {@code content-sweep}. */
    String name();

    void run();
}
