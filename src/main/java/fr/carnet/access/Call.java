package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.shared.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One call being served: who makes it, in which language he wants to be answered, and what it has accessed so far.
 * Created by the server for each call (for each entry of a batch), used by one thread, thrown away.
 */
public final class Call {
    private final Caller caller;
    private final Locale locale;
    private final String requestId;
    private final List<Accessed> accesses = new ArrayList<>();
    private Accessed attempt;

    public Call(Caller caller, Locale locale, String requestId) {
        this.caller = caller;
        this.locale = locale;
        this.requestId = requestId;
    }

    public Caller caller() {
        return caller;
    }

    public Locale locale() {
        return locale;
    }

    public String requestId() {
        return requestId;
    }

    /** Notes an access or an attempt; it is published in the call's transaction just before the commit. */
    public void accessed(Accessed access) {
        accesses.add(access);
    }

    /** Notes that the caller was let in; it counts as an attempt if nothing he sent was valid. */
    void admitted(Accessed refused) {
        attempt = refused;
    }

    /**
     * What is to be traced of a call that ends refused: what it accessed, or else that it was let in with something that
     * does not hold. Other refusals after the door (a duplicate, a target) may tell of what the holder does not see.
     */
    public List<Accessed> refused(ErrorCode code) {
        boolean fruitless = accesses.isEmpty() && attempt != null;
        boolean faulty = code == ErrorCode.INVALID || code == ErrorCode.TOO_LARGE;
        return (fruitless && faulty ? List.of(attempt) : accesses)
                .stream().map(access -> access.granted() ? access.refused(code.code()) : access).toList();
    }

    public List<Accessed> accesses() {
        return List.copyOf(accesses);
    }
}
