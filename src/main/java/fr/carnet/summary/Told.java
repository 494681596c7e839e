package fr.carnet.summary;

import java.util.Comparator;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * One line of a section.
 *
 * @param resource as it is shown to this caller
 * @param take the rule that took it
 * @param names by which it is the same as another: codes and folded names
 * @param what it is, for people
 * @param details amounts, reactions, results
 * @param source who says it: a professional, the holder, Assurance Maladie, a document
 * @param rank 0 by a professional or a structure, 1 by Assurance Maladie, 2 by the holder or who acts for him
 */
record Told(
        DomainResource resource,
        SummaryRules.Take take,
        Set<String> names,
        String what,
        String details,
        When when,
        String source,
        int rank) {
    static final Comparator<Told> LATEST = Comparator.comparing((Told told) -> told.when().at())
            .reversed()
            .thenComparing(Told::what)
            .thenComparing(Told::id);

    String id() {
        return resource.getIdElement().getIdPart();
    }

    String reference() {
        return resource.fhirType() + "/" + id();
    }

    boolean sameThing(Told other) {
        return names.stream().anyMatch(other.names()::contains);
    }
}
