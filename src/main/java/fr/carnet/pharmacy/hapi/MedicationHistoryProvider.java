package fr.carnet.pharmacy.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.pharmacy.MedicinesFile;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.StoredPage;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** {@code GET /fhir/Patient/{id}/$medication-history}. */
@Component
class MedicationHistoryProvider implements OfferedProvider {
    private final Desk desk;
    private final MedicinesFile file;

    MedicationHistoryProvider(Desk desk, MedicinesFile file) {
        this.desk = desk;
        this.file = file;
    }

    @Operation(name = "$medication-history", typeName = "Patient", idempotent = true)
    public Bundle history(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> {
            MedicinesFile.Made made =
                    file.bundle(call, id.getIdPart(), request.getCompleteUrl(), request.getFhirServerBase());
            return StoredPage.of(request, made.bundle(), made.stored());
        });
    }
}
