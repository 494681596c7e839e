package fr.carnet.soak;

import java.util.Set;

/** How a call may fail now, because something is broken on purpose; whatever else goes wrong is wrong. */
enum Tolerance {
    NOTHING,
    /** What must be written to the disk is refused; all else goes on. */
    DISK_FULL,
    /** Every call is answered, some by "not now". */
    NO_DATABASE,
    /** Nobody answers. */
    NO_SERVER;

    /** Of a call that no answer came to. */
    static final int SILENCE = 0;

    private static final int NOT_NOW = 503;
    private static final Set<String> WRITING = Set.of(Calls.DEPOSIT, Calls.PROVIDE, Calls.EXPORT, Calls.ARCHIVE);

    boolean allows(String call, int status) {
        return switch (this) {
            case NOTHING -> false;
            case DISK_FULL -> status == NOT_NOW && WRITING.contains(call);
            case NO_DATABASE -> status == NOT_NOW;
            case NO_SERVER -> status == NOT_NOW || status == SILENCE;
        };
    }
}
