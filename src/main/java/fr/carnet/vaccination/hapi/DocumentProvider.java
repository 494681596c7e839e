package fr.carnet.vaccination.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.vaccination.paper.HistoryDesk;
import fr.carnet.vaccination.paper.HistoryDesk.Made;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** {@code POST /fhir/Patient/{id}/$vaccination-document}. */
@Component
class DocumentProvider implements OfferedProvider {
    private final Desk desk;
    private final HistoryDesk histories;

    DocumentProvider(Desk desk, HistoryDesk histories) {
        this.desk = desk;
        this.histories = histories;
    }

    @Operation(name = "$vaccination-document", typeName = "Patient")
    public Parameters make(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> {
            Made made = histories.make(call, id.getIdPart());
            return new Parameters()
                    .addParameter("document", new Reference("DocumentReference/" + made.documentId()))
                    .addParameter("pdf", new Reference("DocumentReference/" + made.pdfId()));
        });
    }
}
