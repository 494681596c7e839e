package fr.carnet.clinical.current;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * One entry as the rules see it.
 *
 * @param resource as it is shown
 * @param about what it is about: two entries that share one of these are about the same
 * @param rank 0 by a professional or a structure, 1 by Assurance Maladie, 2 by the holder or who acts for him
 * @param at when it was stated
 * @param over it does not hold any more
 * @param says it says that there is nothing ({@code none}) or that nothing is known ({@code unknown}); else {@code ""}
 * @param categories categories it bears, or to which its {@code none} is limited
 */
record Statement(
        DomainResource resource,
        Set<String> about,
        int rank,
        Instant at,
        boolean over,
        String says,
        Set<String> categories) {
    static final String NONE = "none";
    static final String UNKNOWN = "unknown";

    /** Whose word counts first: a professional's before the holder's, then the latest. */
    static final Comparator<Statement> WORD = Comparator.comparingInt(Statement::rank)
            .thenComparing(Statement::at, Comparator.reverseOrder())
            .thenComparing(statement -> statement.resource().getIdElement().getIdPart());

    boolean positive() {
        return says.isEmpty();
    }

    /** Does a statement that there is nothing speak of this one? */
    boolean denies(Statement other) {
        return categories.isEmpty()
                || other.categories().isEmpty()
                || categories.stream().anyMatch(other.categories()::contains);
    }
}
