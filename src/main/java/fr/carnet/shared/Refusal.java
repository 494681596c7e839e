package fr.carnet.shared;

import java.util.List;

/** A refusal on its way to the caller; the server turns it into an OperationOutcome in the language asked. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int status;
    private final transient List<Fault> faults;

    private Refusal(ErrorCode code, int status, List<Fault> faults) {
        super(code.code(), null, false, false);
        this.code = code;
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    public static Refusal of(ErrorCode code) {
        return new Refusal(code, code.status(), List.of());
    }

    /** A refusal that says what is wrong in the input, every fault at once. */
    public static Refusal of(ErrorCode code, List<Fault> faults) {
        return new Refusal(code, code.status(), faults);
    }

    /** A refusal about one place of the input. */
    public static Refusal of(ErrorCode code, String expression, String french, String english) {
        return of(code, List.of(new Fault(expression, french, english)));
    }

    /** The same refusal under another HTTP status than the code's usual one. */
    public Refusal status(int httpStatus) {
        return new Refusal(code, httpStatus, faults);
    }

    public ErrorCode code() {
        return code;
    }

    public int status() {
        return status;
    }

    public List<Fault> faults() {
        return faults;
    }
}
