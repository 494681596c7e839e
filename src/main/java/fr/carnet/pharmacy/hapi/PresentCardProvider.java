package fr.carnet.pharmacy.hapi;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.CardPresence;
import fr.carnet.access.hapi.Desk;
import fr.carnet.identity.CardProofs;
import fr.carnet.shared.fhir.OfferedProvider;
import java.util.Date;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** {@code POST /fhir/Patient/$present-card}: the holder's card is there. */
@Component
class PresentCardProvider implements OfferedProvider {
    private final Desk desk;
    private final CardPresence presence;
    private final CardProofs proofs;

    PresentCardProvider(Desk desk, CardPresence presence, CardProofs proofs) {
        this.desk = desk;
        this.presence = presence;
        this.proofs = proofs;
    }

    @Operation(name = "$present-card", typeName = "Patient")
    public Parameters present(@OperationParam(name = "proof", max = 1) StringType proof, RequestDetails request) {
        return desk.serve(request, call -> {
            CardPresence.Shown shown =
                    presence.show(call, proofs.verify(proof == null ? null : proof.getValue()));
            return new Parameters()
                    .addParameter("patient", new Reference("Patient/" + shown.patientId()))
                    .addParameter("expiresAt", new InstantType(Date.from(shown.expiresAt())));
        });
    }
}
