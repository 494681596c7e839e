package fr.carnet.vaccination.book;

import fr.carnet.record.RecordFacts;
import fr.carnet.register.Entry;
import fr.carnet.shared.Visibility;
import fr.carnet.shared.fhir.FhirJson;
import fr.carnet.vaccination.forecast.Person;
import fr.carnet.vaccination.forecast.Person.Fact;
import fr.carnet.vaccination.schedule.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;

/** What the schedule must know of a person, from the entries one caller may see. */
final class PersonReader {
    private static final Set<String> DENIED = Set.of("refuted", "entered-in-error");

    private final Schedule schedule;
    private final Rows rows;
    private final Circumstances circumstances;
    private final VaccineCodes codes;

    PersonReader(Schedule schedule, Rows rows, VaccineCodes codes) {
        this.schedule = schedule;
        this.rows = rows;
        this.circumstances = new Circumstances(schedule);
        this.codes = codes;
    }

    /** @param types the resource types the caller's scopes leave him */
    Person read(RecordFacts record, Visibility visibility, Predicate<String> types) {
        List<Fact> facts = new ArrayList<>();
        if (types.test("Condition")) {
            rows.of(record, "Condition", visibility).stream()
                    .map(entry -> FhirJson.parse(Condition.class, entry.json()))
                    .filter(condition -> !says(condition.getVerificationStatus(), DENIED))
                    .forEach(condition -> facts.addAll(circumstances.of(condition, record.birthDate())));
        }
        List<Observation> signs = types.test("Observation") ? signs(record, visibility) : List.of();
        return new Person(
                record.birthDate(),
                new Pregnancies(schedule).of(facts, signs),
                types.test("AllergyIntolerance") ? allergicTo(record, visibility) : Set.of());
    }

    /** Only the few codes the schedule reads: a record may hold thousands of measurements. */
    private List<Observation> signs(RecordFacts record, Visibility visibility) {
        String asked = schedule.circumstances().stream()
                .flatMap(one -> one.observations().stream())
                .map(sign -> sign.system() + "|" + sign.code())
                .collect(Collectors.joining(","));
        return rows.of(record, "Observation", visibility, Map.of("code", List.of(asked))).stream()
                .map(entry -> FhirJson.parse(Observation.class, entry.json()))
                .filter(one -> one.getStatus() != Observation.ObservationStatus.ENTEREDINERROR
                        && one.getStatus() != Observation.ObservationStatus.CANCELLED)
                .toList();
    }

    private Set<String> allergicTo(RecordFacts record, Visibility visibility) {
        Set<String> antigens = new HashSet<>();
        for (Entry entry : rows.of(record, "AllergyIntolerance", visibility)) {
            AllergyIntolerance allergy = FhirJson.parse(AllergyIntolerance.class, entry.json());
            boolean over = says(allergy.getVerificationStatus(), DENIED)
                    || says(allergy.getClinicalStatus(), Set.of("resolved", "inactive"));
            if (!over) {
                antigens.addAll(codes.antigens(allergy.getCode()));
            }
        }
        return antigens;
    }

    static boolean says(CodeableConcept status, Set<String> codes) {
        return status.getCoding().stream().anyMatch(coding -> codes.contains(coding.getCode()));
    }
}
