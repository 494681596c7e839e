package fr.carnet.vaccination.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.vaccination.book.ForecastDesk;
import fr.carnet.vaccination.book.ForecastDesk.Answered;
import fr.carnet.vaccination.book.ForecastDesk.Asked;
import fr.carnet.vaccination.schedule.Schedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** {@code GET|POST /fhir/Patient/{id}/$immds-forecast}, in the shape of HL7 ImmDS. */
@Component
class ForecastProvider implements OfferedProvider {
    private static final int DAY = 10;

    /** Doses due years after a later one would fall on days FHIR cannot write. */
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private final Desk desk;
    private final ForecastDesk forecasts;
    private final ForecastAnswer answers;

    ForecastProvider(Desk desk, ForecastDesk forecasts, Schedule schedule) {
        this.desk = desk;
        this.forecasts = forecasts;
        this.answers = new ForecastAnswer(schedule);
    }

    @Operation(name = "$immds-forecast", typeName = "Patient", idempotent = true)
    public Parameters forecast(
            @IdParam IdType id,
            @OperationParam(name = "assessmentDate", max = 1) DateType day,
            @OperationParam(name = "patient", max = 1) Patient person,
            @OperationParam(name = "immunization") List<Immunization> more,
            RequestDetails request) {
        return desk.serve(request, call -> {
            Asked asked = new Asked(
                    day(day), Optional.ofNullable(person), more == null ? List.of() : List.copyOf(more));
            Answered answered = forecasts.forecast(call, id.getIdPart(), asked);
            return answers.of(answered, call.locale());
        });
    }

    private static Optional<LocalDate> day(DateType sent) {
        if (sent == null || !sent.hasValue()) {
            return Optional.empty();
        }
        if (sent.getValueAsString().length() != DAY) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "assessmentDate",
                    "La date du bilan est un jour complet : AAAA-MM-JJ.",
                    "The assessment date is a full day: YYYY-MM-DD.");
        }
        LocalDate day = LocalDate.parse(sent.getValueAsString());
        if (day.isAfter(LAST)) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "assessmentDate",
                    "La date du bilan est au plus tard le " + LAST + ".",
                    "The assessment date is " + LAST + " at the latest.");
        }
        return Optional.of(day);
    }
}
