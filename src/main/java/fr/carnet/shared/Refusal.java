package fr.carnet.shared;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A refusal on its way to the caller; the server turns it into an OperationOutcome in the language asked. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int status;
    private final transient List<Fault> faults;
    private final Duration retryAfter;

    private Refusal(ErrorCode code, int status, List<Fault> faults, Duration retryAfter) {
        super(code.code(), null, false, false);
        this.code = code;
        this.status = status;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    public static Refusal of(ErrorCode code) {
        return new Refusal(code, code.status(), List.of(), null);
    }

    /** A refusal that says what is wrong in the input, every fault at once. */
    public static Refusal of(ErrorCode code, List<Fault> faults) {
        return new Refusal(code, code.status(), faults, null);
    }

    /** A refusal about one place of the input. */
    public static Refusal of(ErrorCode code, String expression, String french, String english) {
        return of(code, List.of(new Fault(expression, french, english)));
    }

    /** The same refusal under another HTTP status than the code's usual one. */
    public Refusal status(int httpStatus) {
        return new Refusal(code, httpStatus, faults, retryAfter);
    }

    /** The same refusal, which need not last: asking again after so long may succeed. */
    public Refusal retryAfter(Duration wait) {
        return new Refusal(code, status, faults, wait);
    }

    public ErrorCode code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** When to ask again, if that can be told. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public List<Fault> faults() {
        return faults;
    }
}
