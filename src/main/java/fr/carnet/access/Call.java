package fr.carnet.access;

import fr.carnet.identity.Caller;
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

    public List<Accessed> accesses() {
        return List.copyOf(accesses);
    }
}
