package fr.carnet.portability.hapi;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.portability.RecordImport;
import fr.carnet.shared.fhir.OfferedProvider;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** {@code GET /fhir/$exchange-key}, by the operator: the public key other installations encrypt records to for this one. */
@Component
class ExchangeKeyProvider implements OfferedProvider {
    private final Desk desk;
    private final RecordImport imports;

    ExchangeKeyProvider(Desk desk, RecordImport imports) {
        this.desk = desk;
        this.imports = imports;
    }

    @Operation(name = "$exchange-key", idempotent = true)
    public Parameters key(RequestDetails request) {
        return desk.serve(request, call -> {
            imports.admit(call);
            RecordImport.PublicKey key = imports.publicKey();
            Parameters answer = new Parameters();
            answer.addParameter("thumbprint", new StringType(key.thumbprint()));
            answer.addParameter("key", new StringType(key.json()));
            return answer;
        });
    }
}
