package fr.carnet.vaccination.hapi;

import fr.carnet.vaccination.forecast.Line;
import fr.carnet.vaccination.schedule.Rule;
import fr.carnet.vaccination.schedule.Schedule;
import fr.carnet.vaccination.schedule.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.ImmunizationRecommendation.ImmunizationRecommendationRecommendationComponent;
import org.hl7.fhir.r4.model.ImmunizationRecommendation.ImmunizationRecommendationRecommendationDateCriterionComponent;

/** The codes and sentences of a forecast. */
final class ForecastCodes {
    static final String RULES = "https://carnet.example/fhir/CodeSystem/vaccination-rule";
    private static final String STRENGTHS = "https://carnet.example/fhir/CodeSystem/vaccination-strength";
    private static final String CIRCUMSTANCES = "https://carnet.example/fhir/CodeSystem/vaccination-circumstance";
    private static final String STATUSES = "http://terminology.hl7.org/CodeSystem/immunization-recommendation-status";
    private static final String LOINC = "http://loinc.org";
    private static final String BUNDLE = "fr.carnet.vaccination.forecast";
    private static final Map<Line.Status, Coding> STATUS = Map.of(
            Line.Status.DUE, new Coding(STATUSES, "due", "Due"),
            Line.Status.OVERDUE, new Coding(STATUSES, "overdue", "Overdue"),
            Line.Status.UPCOMING, new Coding(LOINC, "LA13422-3", "On schedule"),
            Line.Status.COMPLETE, new Coding(STATUSES, "complete", "Complete"),
            Line.Status.CONTRAINDICATED, new Coding(STATUSES, "contraindicated", "Contraindicated"),
            Line.Status.IMMUNE, new Coding(STATUSES, "immune", "Immune"));

    private final Schedule schedule;
    private final Map<String, Schedule.Antigen> antigens;

    ForecastCodes(Schedule schedule) {
        this.schedule = schedule;
        this.antigens = schedule.antigensByCode();
    }

    static String said(Locale locale, String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }

    static String reason(String code, Locale locale) {
        return sentence("reason." + code, locale);
    }

    CodeableConcept target(Series series) {
        CodeableConcept target = new CodeableConcept().setText(series.fr());
        series.antigens().stream()
                .sorted()
                .map(antigens::get)
                .filter(antigen -> antigen.disease() != null)
                .forEach(antigen -> target.addCoding(
                        new Coding("http://snomed.info/sct", antigen.disease(), null)));
        return target;
    }

    CodeableConcept vaccine(String atc) {
        return new CodeableConcept(new Coding("http://www.whocc.no/atc", atc, null))
                .setText(schedule.vaccine(atc).orElseThrow().fr());
    }

    CodeableConcept status(Line line, Locale locale) {
        return new CodeableConcept(STATUS.get(line.status()).copy())
                .setText(sentence("status." + line.status().name().toLowerCase(Locale.ROOT), locale));
    }

    /** The rule, in French and in English, what it is for this person, and what forbids or protects. */
    List<CodeableConcept> reasons(Line line, Rule rule) {
        List<CodeableConcept> reasons = new ArrayList<>();
        reasons.add(new CodeableConcept(new Coding(RULES, rule.id(), null)).setText(rule.fr()));
        reasons.add(new CodeableConcept(new Coding(RULES, rule.id(), null)).setText(rule.en()));
        String strength = line.strength().name().toLowerCase(Locale.ROOT);
        reasons.add(new CodeableConcept(new Coding(STRENGTHS, strength, null))
                .setText(sentence("strength." + strength, Locale.FRENCH)));
        if (line.because() != null) {
            reasons.add(new CodeableConcept(new Coding(CIRCUMSTANCES, line.because(), null))
                    .setText(because(line, Locale.FRENCH)));
        }
        return reasons;
    }

    private String because(Line line, Locale locale) {
        if (line.because().equals("allergy")) {
            return sentence("because.allergy", locale);
        }
        return said(
                locale,
                schedule.circumstance(line.because()).fr(),
                schedule.circumstance(line.because()).en());
    }

    String description(Line line, Rule rule, Locale locale) {
        StringBuilder text = new StringBuilder(said(locale, rule.fr(), rule.en()));
        if (line.because() != null) {
            text.append(' ')
                    .append(sentence("status." + line.status().name().toLowerCase(Locale.ROOT), locale))
                    .append(" : ")
                    .append(because(line, locale))
                    .append('.');
        }
        return text.append(" [").append(rule.source()).append(", ").append(schedule.version()).append(']').toString();
    }

    List<ImmunizationRecommendationRecommendationDateCriterionComponent> dates(Line line) {
        List<ImmunizationRecommendationRecommendationDateCriterionComponent> dates = new ArrayList<>();
        date(dates, "30981-5", "Earliest date to give", line.earliest());
        date(dates, "30980-7", "Date vaccine due", line.due());
        date(dates, "59778-1", "Date when overdue for immunization", line.overdue());
        date(dates, "59777-3", "Latest date to give immunization", line.latest());
        return dates;
    }

    private static void date(
            List<ImmunizationRecommendationRecommendationDateCriterionComponent> dates,
            String code,
            String display,
            LocalDate day) {
        if (day != null) {
            dates.add(new ImmunizationRecommendationRecommendationDateCriterionComponent(
                    new CodeableConcept(new Coding(LOINC, code, display)), new DateTimeType(day.toString())));
        }
    }

    /** FHIR wants one line at least. */
    ImmunizationRecommendationRecommendationComponent nothing(Locale locale) {
        ImmunizationRecommendationRecommendationComponent line =
                new ImmunizationRecommendationRecommendationComponent();
        line.addVaccineCode(new CodeableConcept().setText(sentence("nothing", locale)));
        line.setForecastStatus(new CodeableConcept(STATUS.get(Line.Status.COMPLETE).copy()));
        line.setDescription(sentence("nothing", locale));
        return line;
    }

    private static String sentence(String key, Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, said(locale, "fr", "en").equals("en") ? Locale.ENGLISH : Locale.FRENCH)
                .getString(key);
    }
}
