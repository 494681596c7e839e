package fr.carnet.summary.hapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.Set;

/** Refuses what an operation does not take, and what it takes once given twice. */
final class OfferedParameters {
    private static final Set<String> PRESENTATION = Set.of("_format", "_pretty");

    private OfferedParameters() {}

    static void check(RequestDetails request, Set<String> offered, String operation) {
        request.getParameters().forEach((name, values) -> {
            boolean taken = PRESENTATION.contains(name) || offered.contains(name) && values.length == 1;
            if (!taken) {
                String list = offered.isEmpty() ? "" : String.join(", ", new java.util.TreeSet<>(offered));
                throw Refusal.of(
                        ErrorCode.NOT_OFFERED,
                        name,
                        operation + (list.isEmpty() ? " ne prend aucun paramètre." : " prend : " + list + ", une fois."),
                        operation + (list.isEmpty() ? " takes no parameter." : " takes: " + list + ", once."));
            }
        });
    }
}
