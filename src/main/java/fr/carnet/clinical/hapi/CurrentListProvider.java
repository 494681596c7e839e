package fr.carnet.clinical.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.clinical.current.CurrentLists;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.Searchset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** {@code GET /fhir/Patient/{id}/$current-list}: what holds today, without doubles. */
@Component
class CurrentListProvider implements OfferedProvider {
    private static final Set<String> OFFERED = Set.of("type", "_format", "_pretty");

    private final Desk desk;
    private final CurrentLists lists;

    CurrentListProvider(Desk desk, CurrentLists lists) {
        this.desk = desk;
        this.lists = lists;
    }

    @Operation(name = "$current-list", typeName = "Patient", idempotent = true)
    public Bundle list(
            @IdParam IdType id, @OperationParam(name = "type") List<CodeType> type, RequestDetails request) {
        Set<String> types = new TreeSet<>();
        Optional.ofNullable(type).orElse(List.of()).forEach(code -> types.add(code.getValue()));
        refuseWhatIsNotOffered(types, request);
        return desk.serve(request, call -> {
            List<DomainResource> current =
                    lists.read(call, id.getIdPart(), types.isEmpty() ? lists.types() : types);
            Bundle bundle = Searchset.of(request, current, Optional.of((long) current.size()), Optional.empty());
            bundle.getLinkFirstRep().setUrl(request.getCompleteUrl());
            return bundle;
        });
    }

    private void refuseWhatIsNotOffered(Set<String> types, RequestDetails request) {
        Optional<String> other = request.getParameters().keySet().stream()
                .filter(name -> !OFFERED.contains(name))
                .findFirst();
        if (other.isPresent() || !lists.types().containsAll(types)) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED,
                    other.orElse("type"),
                    "$current-list prend type, parmi : " + String.join(", ", lists.types()) + ".",
                    "$current-list takes type, one of: " + String.join(", ", lists.types()) + ".");
        }
    }
}
