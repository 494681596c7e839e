package fr.carnet.access;

/**
 * What one call asks of a record.
 *
 * @param need which right it takes
 * @param action how the trace calls it
 * @param scope SMART letter ({@code c r u d s}) the token's scopes must allow on the type
 * @param interaction transaction or operation, e.g. {@code ITI-67}, {@code read}, {@code $break-glass}
 * @param type resource type accessed
 * @param query search as asked, without the holder's identifier; empty for anything else
 */
public record Ask(Need need, Action action, char scope, String interaction, String type, String query) {

    /** A search of clinical data; {@code byIdentifier} when it names an {@code identifier}: own deposits need no grant. */
    public static Ask search(String interaction, String type, String query, boolean byIdentifier) {
        return new Ask(byIdentifier ? Need.READ_OWN : Need.READ, Action.READ, 's', interaction, type, query);
    }

    public static Ask read(String interaction, String type) {
        return new Ask(Need.READ, Action.READ, 'r', interaction, type, "");
    }

    public static Ask deposit(String interaction, String type) {
        return new Ask(Need.DEPOSIT, Action.CREATE, 'c', interaction, type, "");
    }

    public static Ask update(String interaction, String type) {
        return new Ask(Need.READ, Action.UPDATE, 'u', interaction, type, "");
    }

    public static Ask delete(String interaction, String type) {
        return new Ask(Need.READ, Action.DELETE, 'd', interaction, type, "");
    }

    /** An operation that changes something. */
    public static Ask execute(Need need, String interaction, String type) {
        return new Ask(need, Action.EXECUTE, 'u', interaction, type, "");
    }

    /** The same call needing something else. */
    public Ask needing(Need other) {
        return new Ask(other, action, scope, interaction, type, query);
    }
}
