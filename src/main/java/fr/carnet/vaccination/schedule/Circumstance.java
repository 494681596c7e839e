package fr.carnet.vaccination.schedule;

import java.util.List;

/**
 * Something about a person that changes what is due (grossesse, maladie qui expose), and how resources tell it.
 *
 * @param lifelong counts for ever, also once the Condition is resolved
 * @param conditions codes of a Condition
 * @param observations codes of an Observation
 */
public record Circumstance(
        String code, String fr, String en, boolean lifelong, List<Code> conditions, List<Sign> observations) {
    /** @param prefix true: every code that begins so */
    public record Code(String system, String code, boolean prefix) {
        /** A code without a system is compared alone. */
        public boolean matches(String otherSystem, String otherCode) {
            boolean sameSystem = otherSystem == null || otherSystem.isBlank() || otherSystem.equals(system);
            return sameSystem && otherCode != null && (prefix ? otherCode.startsWith(code) : otherCode.equals(code));
        }
    }

    /**
     * @param role {@code status}: says with {@code value} that it is so; {@code start}, {@code end}: its value is the day it
     *     began or is expected to end
     * @param value code of the value that means yes; null for the other roles
     */
    public record Sign(String system, String code, String role, String value) {}
}
