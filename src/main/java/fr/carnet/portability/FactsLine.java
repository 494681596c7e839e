package fr.carnet.portability;

import fr.carnet.shared.EntryFacts;
import java.time.Instant;
import java.util.List;

/** One line of {@code facts/}: what the access decision knows of a resource of the archive. */
record FactsLine(
        String type,
        String id,
        String documentType,
        List<String> authors,
        String structure,
        boolean masked,
        String hiddenFromPatientUntil,
        boolean hiddenFromRepresentatives) {

    static FactsLine of(String type, String id, EntryFacts facts) {
        Instant until = facts.hiddenFromPatientUntil();
        return new FactsLine(
                type,
                id,
                facts.documentType(),
                facts.authors().stream().sorted().toList(),
                facts.structure(),
                facts.masked(),
                until == null ? null : until.toString(),
                facts.hiddenFromRepresentatives());
    }

    EntryFacts facts() {
        return new EntryFacts(
                documentType == null ? "" : documentType,
                authors == null ? java.util.Set.of() : java.util.Set.copyOf(authors),
                structure == null ? "" : structure,
                masked,
                hiddenFromPatientUntil == null ? null : Instant.parse(hiddenFromPatientUntil),
                hiddenFromRepresentatives,
                false);
    }
}
