package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Emergency access (bris de glace, CSP L1111-17 I): one hour of reading and depositing, unless the holder opposed it or
 * blocked the professional; told to the holder and the médecin traitant (R1111-48).
 */
@Component
public class BreakGlass {
    private static final Duration LASTS = Duration.ofHours(1);
    private static final int REASON_MIN = 10;
    private static final int REASON_MAX = 1000;

    private final Gate gate;
    private final NamedRecords names;
    private final GrantBook grants;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    BreakGlass(
            Gate gate,
            NamedRecords names,
            GrantBook grants,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.gate = gate;
        this.names = names;
        this.grants = grants;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Opens the access, in the caller's transaction.
     *
     * @param reason at least 10 characters
     * @return when it ends
     */
    public Instant open(Call call, Named named, String reason) {
        Entrance entrance = gate.enter(call, names.locked(named), Ask.execute(Need.EMERGENCY, "$break-glass", "Patient"));
        String stated = reason == null ? "" : reason.strip();
        if (stated.length() < REASON_MIN || stated.length() > REASON_MAX) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "Parameters.parameter.where(name = 'reason').value",
                    "Le motif (reason) doit avoir de 10 à 1000 caractères.",
                    "The reason must have 10 to 1000 characters.");
        }
        Caller.Professional professional = (Caller.Professional) call.caller();
        Instant now = clock.now();
        Instant expiresAt = now.plus(LASTS);
        grants.openEmergency(entrance.record().number(), professional, stated, now, expiresAt);
        events.publishEvent(new EmergencyOpened(
                professional,
                entrance.record().number(),
                stated,
                now,
                expiresAt,
                grants.treatingDoctor(entrance.record().number(), now)));
        return expiresAt;
    }
}
