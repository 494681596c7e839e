package fr.carnet.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * One search parameter a type offers.
 *
 * @param number its number in the register's rows; never reused
 * @param name as in the query; {@code author.family} and {@code author:identifier} are parameters of their own
 * @param type FHIR search parameter type
 * @param expression FHIRPath of the values; empty when no element of the type holds one
 * @param column kept in the entry's own row, not among the values; null otherwise
 * @param system implied code system of a column of type {@code code}
 * @param words FHIRPath of texts whose every word counts as a value (names known by their display only)
 * @param targets resource types a bare id may mean
 * @param absent token an entry without a value counts as
 * @param sameAs another parameter of the type that keeps the values of this one
 * @param english what it finds
 * @param french the same, in French
 */
public record SearchParameter(
        int number,
        String name,
        ParameterType type,
        String expression,
        Column column,
        String system,
        String words,
        List<String> targets,
        String absent,
        String sameAs,
        @JsonProperty("en") String english,
        @JsonProperty("fr") String french) {

    /** Columns of the entry's row that answer a parameter. */
    public enum Column {
        ID,
        LAST_UPDATED,
        STATUS,
        DATE
    }

    public SearchParameter {
        targets = targets == null ? List.of() : List.copyOf(targets);
    }

    /** May {@code _sort} name it? */
    public boolean sortable() {
        return type == ParameterType.DATE || type == ParameterType.TOKEN || type == ParameterType.STRING;
    }

    /** {@code author:identifier} is reached through the modifier of {@code author}, and not listed beside it. */
    public boolean isModifier() {
        return name.indexOf(':') >= 0;
    }

    boolean hasOwnValues() {
        return column == null && sameAs == null && !expression.isEmpty();
    }

    @Override
    public String toString() {
        return name + " (" + type.name().toLowerCase(Locale.ROOT) + ")";
    }
}
