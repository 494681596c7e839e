package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.shared.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is stored about one caller's rights in one record; everything else stored there does not concern him.
 *
 * @param rights grants and blocks naming him or his structure, and what the holder settled for emergencies
 * @param links his links as representative or carer
 * @param emergencyUntil end of the break-glass access he opened last, if any
 * @param cardUntil until when the holder's card he last showed counts, if any
 */
public record RightsFacts(
        List<Right> rights, List<Link> links, Optional<Instant> emergencyUntil, Optional<Instant> cardUntil) {
    public static final RightsFacts NONE = new RightsFacts(List.of(), List.of(), Optional.empty());

    /** No card was shown. */
    public RightsFacts(List<Right> rights, List<Link> links, Optional<Instant> emergencyUntil) {
        this(rights, links, emergencyUntil, Optional.empty());
    }

    public RightsFacts {
        rights = List.copyOf(rights);
        links = List.copyOf(links);
    }

    /** Kinds of right a Consent expresses (CONTRACT 5). */
    public enum Kind {
        GRANT,
        /** Membership of a care team: the types of the cancer file only; {@code consentId} is the CareTeam's id. */
        TEAM,
        BLOCK,
        NO_BREAK_GLASS,
        NO_REGULATION,
        MASKED_IN_EMERGENCY,
        NO_MEDICINES_FILE
    }

    /**
     * One right in force or expired; inactive ones are not facts any more.
     *
     * @param consentId id of the Consent it comes from
     * @param actor key of the professional ({@code ps:…}) or structure ({@code st:…}), {@code ""} when it names none
     * @param treatingDoctor PCP, made active by the holder (médecin traitant)
     * @param masked MASQUE_PS: may read masked documents
     * @param from start, null when none
     * @param to first instant it no longer holds, null when none
     */
    public record Right(
            Kind kind, String consentId, String actor, boolean treatingDoctor, boolean masked, Instant from, Instant to) {
        boolean inForce(Instant now) {
            return (from == null || !now.isBefore(from)) && !expired(now);
        }

        boolean expired(Instant now) {
            return to != null && !now.isBefore(to);
        }
    }

    /**
     * A person's link to the record.
     *
     * @param representative true: legal representative; false: carer
     * @param whileMinor made while the holder was a minor: ends on his 18th birthday
     * @param from start, null when none
     * @param to first instant it no longer holds, null when none
     */
    public record Link(boolean representative, boolean whileMinor, Instant from, Instant to) {
        boolean inForce(Instant now) {
            return (from == null || !now.isBefore(from)) && (to == null || now.isBefore(to));
        }
    }

    /** What names nobody, this caller or his structure. */
    RightsFacts concerning(Caller caller) {
        List<Right> concerning = rights.stream()
                .filter(r -> r.actor().isEmpty() ? !names(r.kind()) : caller.ownKeys().contains(r.actor()))
                .toList();
        return new RightsFacts(concerning, links, emergencyUntil, cardUntil);
    }

    private static boolean names(Kind kind) {
        return kind == Kind.GRANT || kind == Kind.TEAM || kind == Kind.BLOCK;
    }

    boolean holds(Kind kind, Instant now) {
        return rights.stream().anyMatch(r -> r.kind() == kind && r.inForce(now));
    }

    /** What the holder settled against his medicines file, if he did. */
    Optional<Right> fileRefusal(Instant now) {
        return rights.stream()
                .filter(r -> r.kind() == Kind.NO_MEDICINES_FILE && r.inForce(now))
                .findFirst();
    }

    List<Right> grants() {
        return rights.stream().filter(r -> r.kind() == Kind.GRANT).toList();
    }

    List<Right> teams() {
        return rights.stream().filter(r -> r.kind() == Kind.TEAM).toList();
    }

    Optional<Right> block(Instant now) {
        return rights.stream()
                .filter(r -> r.kind() == Kind.BLOCK && r.inForce(now))
                .findFirst();
    }

    /** Why a caller without any valid way in is refused: a grant has expired, or there never was one. */
    Decision absence(Instant now) {
        return Stream.concat(grants().stream(), teams().stream())
                .filter(g -> g.expired(now))
                .findFirst()
                .map(g -> (Decision) new Decision.Denied(ErrorCode.ACCESS_EXPIRED, g.consentId()))
                .orElse(Decision.denied(ErrorCode.NO_ACCESS));
    }
}
