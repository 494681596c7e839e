package fr.carnet.wishes.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.Call;
import fr.carnet.access.hapi.Desk;
import fr.carnet.document.deposit.Shelved;
import fr.carnet.shared.fhir.FhirJson;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.wishes.DeclareWish;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** {@code POST /fhir/Patient/{id}/$declare-directives} and {@code $acknowledge-organ-donation}. */
@Component
class WishProvider implements OfferedProvider {
    private final Desk desk;
    private final DeclareWish wishes;

    WishProvider(Desk desk, DeclareWish wishes) {
        this.desk = desk;
        this.wishes = wishes;
    }

    @Operation(name = "$declare-directives", typeName = "Patient")
    public DocumentReference directives(
            @IdParam IdType id,
            @OperationParam(name = "place", max = 1) StringType place,
            @OperationParam(name = "keeper", max = 1) StringType keeper,
            RequestDetails request,
            HttpServletResponse response) {
        return answer(request, response, call -> wishes.directives(call, id.getIdPart(), text(place), text(keeper)));
    }

    @Operation(name = "$acknowledge-organ-donation", typeName = "Patient")
    public DocumentReference organDonation(
            @IdParam IdType id, RequestDetails request, HttpServletResponse response) {
        return answer(request, response, call -> wishes.organDonation(call, id.getIdPart()));
    }

    private DocumentReference answer(
            RequestDetails request, HttpServletResponse response, Function<Call, Shelved> wish) {
        Shelved shelved = desk.serve(request, wish);
        response.setStatus(shelved.existing() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CREATED);
        response.setHeader(
                "Location",
                request.getFhirServerBase() + "/DocumentReference/" + shelved.entry().id());
        return FhirJson.parse(DocumentReference.class, shelved.entry().json());
    }

    private static String text(StringType value) {
        return value == null ? null : value.getValue();
    }
}
