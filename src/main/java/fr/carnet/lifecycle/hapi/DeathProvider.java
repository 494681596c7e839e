package fr.carnet.lifecycle.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.lifecycle.DeclareDeath;
import fr.carnet.lifecycle.StatusAnswer;
import fr.carnet.shared.fhir.OfferedProvider;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** {@code POST /fhir/Patient/{id}/$declare-death} and {@code $withdraw-death}; both answer as {@code $record-status}. */
@Component
class DeathProvider implements OfferedProvider {
    private final Desk desk;
    private final DeclareDeath deaths;
    private final StatusAnswer answer;

    DeathProvider(Desk desk, DeclareDeath deaths, StatusAnswer answer) {
        this.desk = desk;
        this.deaths = deaths;
        this.answer = answer;
    }

    @Operation(name = "$declare-death", typeName = "Patient")
    public Parameters declare(
            @IdParam IdType id, @OperationParam(name = "date", max = 1) DateType date, RequestDetails request) {
        LocalDate day = date == null || date.getValueAsString().length() != "2026-01-31".length()
                ? null
                : LocalDate.parse(date.getValueAsString());
        return desk.serve(request, call -> answer.of(call, deaths.declare(call, id.getIdPart(), day)));
    }

    @Operation(name = "$withdraw-death", typeName = "Patient")
    public Parameters withdraw(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> answer.of(call, deaths.withdraw(call, id.getIdPart())));
    }
}
