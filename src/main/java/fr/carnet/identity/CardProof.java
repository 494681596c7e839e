package fr.carnet.identity;

import fr.carnet.shared.BusinessIdentifier;
import java.time.Duration;

/**
 * A verified proof that a person's card was read a moment ago.
 *
 * @param ins the person
 * @param reader IdNat_PS of the professional who read it
 * @param age how long ago, by the machine's clock
 */
public record CardProof(BusinessIdentifier ins, String reader, Duration age) {}
