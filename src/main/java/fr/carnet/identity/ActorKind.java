package fr.carnet.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of actor a token issuer can speak for (CONTRACT 3); one issuer gives exactly one. */
public enum ActorKind {
    PATIENT,
    PROFESSIONAL,
    STRUCTURE,
    AGENT,
    FEED,
    OPERATOR;

    /** Lower-case name, as in settings, in {@code POST /sandbox/token} and as Spring Security authority. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with exactly this code. */
    public static Optional<ActorKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
