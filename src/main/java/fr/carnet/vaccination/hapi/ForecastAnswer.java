package fr.carnet.vaccination.hapi;

import fr.carnet.vaccination.book.Book;
import fr.carnet.vaccination.book.ForecastDesk.Answered;
import fr.carnet.vaccination.forecast.Line;
import fr.carnet.vaccination.forecast.Verdict;
import fr.carnet.vaccination.schedule.Rule;
import fr.carnet.vaccination.schedule.Schedule;
import fr.carnet.vaccination.schedule.Series;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.ImmunizationEvaluation;
import org.hl7.fhir.r4.model.ImmunizationRecommendation;
import org.hl7.fhir.r4.model.ImmunizationRecommendation.ImmunizationRecommendationRecommendationComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;

/** A forecast as ImmDS returns it: an evaluation of each dose in each series, and one recommendation. */
final class ForecastAnswer {
    private static final String DOSE_STATUS =
            "http://terminology.hl7.org/CodeSystem/immunization-evaluation-dose-status";
    private static final String DOSE_REASON =
            "http://terminology.hl7.org/CodeSystem/immunization-evaluation-dose-status-reason";

    private final Schedule schedule;
    private final ForecastCodes codes;

    ForecastAnswer(Schedule schedule) {
        this.schedule = schedule;
        this.codes = new ForecastCodes(schedule);
    }

    Parameters of(Answered answered, Locale locale) {
        Parameters parameters = new Parameters();
        Map<String, Book.Told> told = answered.book().doses().stream()
                .collect(Collectors.toMap(Book.Told::id, Function.identity()));
        answered.forecast().verdicts().forEach(verdict -> parameters
                .addParameter()
                .setName("evaluation")
                .setResource(evaluation(answered, verdict, told.get(verdict.dose()), locale)));
        parameters.addParameter().setName("recommendation").setResource(recommendation(answered, locale));
        return parameters;
    }

    private ImmunizationEvaluation evaluation(Answered answered, Verdict verdict, Book.Told dose, Locale locale) {
        Series series = schedule.series(verdict.series()).orElseThrow();
        ImmunizationEvaluation evaluation = new ImmunizationEvaluation();
        evaluation.setStatus(ImmunizationEvaluation.ImmunizationEvaluationStatus.COMPLETED);
        evaluation.setPatient(patient(answered));
        evaluation.setDateElement(day(answered.day()));
        evaluation.setTargetDisease(codes.target(series));
        evaluation.setImmunizationEvent(event(dose));
        evaluation.setSeries(ForecastCodes.said(locale, series.fr(), series.en()));
        evaluation.setDoseStatus(new CodeableConcept(
                new Coding(DOSE_STATUS, verdict.valid() ? "valid" : "notvalid", verdict.valid() ? "Valid" : "Not Valid")));
        if (!verdict.valid()) {
            evaluation.addDoseStatusReason(new CodeableConcept(
                            new Coding(DOSE_REASON, "outsidesched", "Administered outside recommended schedule"))
                    .setText(ForecastCodes.reason(verdict.reason(), locale)));
        } else {
            evaluation.setDoseNumber(new PositiveIntType(verdict.number()));
        }
        if (verdict.seriesDoses() > 0) {
            evaluation.setSeriesDoses(new PositiveIntType(verdict.seriesDoses()));
        }
        return evaluation;
    }

    /** A dose that is not in the record, sent for a what-if, has no address. */
    private static Reference event(Book.Told dose) {
        return dose.version() == 0
                ? new Reference().setDisplay(dose.id())
                : new Reference("Immunization/" + dose.id());
    }

    private ImmunizationRecommendation recommendation(Answered answered, Locale locale) {
        ImmunizationRecommendation all = new ImmunizationRecommendation();
        all.setPatient(patient(answered));
        all.setDateElement(day(answered.day()));
        all.setAuthority(new Reference().setDisplay(schedule.title() + " (" + schedule.version() + ")"));
        answered.forecast().lines().forEach(line -> all.addRecommendation(recommendation(line, locale)));
        if (all.getRecommendation().isEmpty()) {
            all.addRecommendation(codes.nothing(locale));
        }
        return all;
    }

    private ImmunizationRecommendationRecommendationComponent recommendation(Line line, Locale locale) {
        Series series = schedule.series(line.series()).orElseThrow();
        Rule rule = series.rules().stream()
                .filter(one -> one.id().equals(line.rule()))
                .findFirst()
                .orElseThrow();
        ImmunizationRecommendationRecommendationComponent told =
                new ImmunizationRecommendationRecommendationComponent();
        series.vaccines().forEach(atc -> {
            if (line.status() == Line.Status.CONTRAINDICATED) {
                told.addContraindicatedVaccineCode(codes.vaccine(atc));
            } else {
                told.addVaccineCode(codes.vaccine(atc));
            }
        });
        told.setTargetDisease(codes.target(series));
        told.setForecastStatus(codes.status(line, locale));
        codes.reasons(line, rule).forEach(told::addForecastReason);
        codes.dates(line).forEach(told::addDateCriterion);
        told.setDescription(codes.description(line, rule, locale));
        told.setSeries(ForecastCodes.said(locale, series.fr(), series.en()));
        if (line.doseNumber() > 0) {
            told.setDoseNumber(new PositiveIntType(line.doseNumber()));
        }
        if (line.seriesDoses() > 0) {
            told.setSeriesDoses(new PositiveIntType(line.seriesDoses()));
        }
        line.doses().stream()
                .filter(id -> !id.startsWith("immunization["))
                .forEach(id -> told.addSupportingImmunization(new Reference("Immunization/" + id)));
        return told;
    }

    private static Reference patient(Answered answered) {
        return new Reference("Patient/" + answered.record().patientId());
    }

    private static DateTimeType day(LocalDate day) {
        return new DateTimeType(day.toString());
    }
}
