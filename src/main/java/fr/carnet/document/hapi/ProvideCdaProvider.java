package fr.carnet.document.hapi;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.document.deposit.ProvideCda;
import fr.carnet.document.deposit.Shelved;
import fr.carnet.shared.fhir.FhirJson;
import fr.carnet.shared.fhir.OfferedProvider;
import jakarta.servlet.http.HttpServletResponse;
import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.stereotype.Component;

/** {@code POST /fhir/DocumentReference/$provide-cda}: a CDA R2 document, metadata made from its header (ITI-106). */
@Component
class ProvideCdaProvider implements OfferedProvider {
    private final Desk desk;
    private final ProvideCda documents;

    ProvideCdaProvider(Desk desk, ProvideCda documents) {
        this.desk = desk;
        this.documents = documents;
    }

    @Operation(name = "$provide-cda", typeName = "DocumentReference", manualRequest = true)
    public DocumentReference provide(RequestDetails request, HttpServletResponse response) {
        byte[] document = request.loadRequestContents();
        Shelved shelved = desk.serve(request, call -> documents.provide(call, document));
        response.setStatus(shelved.existing() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CREATED);
        response.setHeader(
                "Location",
                request.getFhirServerBase() + "/DocumentReference/" + shelved.entry().id());
        return FhirJson.parse(DocumentReference.class, shelved.entry().json());
    }
}
