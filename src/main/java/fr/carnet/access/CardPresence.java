package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.identity.CardProof;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The holder's card (carte Vitale) is there: for a quarter of an hour the pharmacist or hospital doctor who reads it may
 * read the medicines file, unless the holder refused that file or blocked him (CSP R1111-20-8). Without a proof, nothing.
 */
@Component
public class CardPresence {
    private final Gate gate;
    private final NamedRecords names;
    private final GrantBook grants;
    private final BusinessClock clock;
    private final Duration lasts;

    /** @param lasts {@code carnet.access.card-presence}, counted from the moment the card was read; default 15 minutes */
    CardPresence(
            Gate gate,
            NamedRecords names,
            GrantBook grants,
            BusinessClock clock,
            @Value("${carnet.access.card-presence:PT15M}") String lasts) {
        this.gate = gate;
        this.names = names;
        this.grants = grants;
        this.clock = clock;
        this.lasts = Duration.parse(lasts);
    }

    /**
     * @param patientId logical id of the holder's Patient
     * @param expiresAt when the card no longer counts
     */
    public record Shown(String patientId, Instant expiresAt) {}

    /**
     * Notes that the card is there, in the caller's transaction. Showing the same proof again does not lengthen it.
     *
     * @throws Refusal the record-level reason; {@code not-permitted} for who may not read with a card, or when the proof
     *     was made for somebody else
     */
    public Shown show(Call call, CardProof proof) {
        Ask ask = Ask.execute(Need.CARD, "$present-card", "Patient");
        Entrance entrance = gate.enter(call, names.locked(names.byIns(proof.ins())), ask);
        Caller.Professional professional = (Caller.Professional) call.caller();
        if (!professional.idNatPs().equals(proof.reader())) {
            throw Refusal.of(
                    ErrorCode.NOT_PERMITTED,
                    "Parameters.parameter.where(name='proof')",
                    "Cette preuve a été faite pour un autre professionnel.",
                    "This proof was made for another professional.");
        }
        Instant now = clock.now();
        Instant expiresAt = now.minus(proof.age()).plus(lasts);
        grants.cardShown(entrance.record().number(), professional.key(), now, expiresAt);
        return new Shown(entrance.record().patientId(), expiresAt);
    }
}
