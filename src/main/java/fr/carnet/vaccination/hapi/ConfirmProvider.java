package fr.carnet.vaccination.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.clinical.Shown;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.vaccination.book.ConfirmVaccination;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Immunization;
import org.springframework.stereotype.Component;

/** {@code POST /fhir/Immunization/{id}/$confirm}. */
@Component
class ConfirmProvider implements OfferedProvider {
    private final Desk desk;
    private final ConfirmVaccination confirmations;
    private final Shown shown;

    ConfirmProvider(Desk desk, ConfirmVaccination confirmations, Shown shown) {
        this.desk = desk;
        this.confirmations = confirmations;
        this.shown = shown;
    }

    @Operation(name = "$confirm", typeName = "Immunization")
    public Immunization confirm(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> (Immunization) shown.of(confirmations.confirm(call, id.getIdPart())));
    }
}
