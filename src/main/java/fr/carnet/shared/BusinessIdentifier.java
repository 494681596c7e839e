package fr.carnet.shared;

import java.util.Optional;

/**
 * An identifier of the business world: an INS, an IdNat_PS, an IdNat_Struct, a document's unique id.
 *
 * @param system URI of the naming system; never null, may be empty
 * @param value never blank
 */
public record BusinessIdentifier(String system, String value) {
    public BusinessIdentifier {
        if (system == null || value == null || value.isBlank()) {
            throw new IllegalArgumentException("an identifier needs a system and a value");
        }
    }

    /** Reads {@code system|value}; empty when there is no bar, no system or no value. */
    public static Optional<BusinessIdentifier> parse(String token) {
        int bar = token == null ? -1 : token.indexOf('|');
        if (bar <= 0 || bar == token.length() - 1) {
            return Optional.empty();
        }
        return Optional.of(new BusinessIdentifier(token.substring(0, bar), token.substring(bar + 1)));
    }

    @Override
    public String toString() {
        return system + "|" + value;
    }
}
