package fr.carnet.vaccination.book;

import fr.carnet.vaccination.schedule.Schedule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Immunization;

/** What a vaccine protects against: by its ATC code (JDV_VaccinCSE24), else by the diseases the entry names. */
public final class VaccineCodes {
    private static final Set<String> ATC = Set.of(
            "http://www.whocc.no/atc", "urn:oid:2.16.840.1.113883.6.73", "https://smt.esante.gouv.fr/terminologie-atc");
    private static final Pattern VACCINE = Pattern.compile("J0(7[A-Z]{1,2}|6BD)[0-9]{0,2}");
    private static final String SNOMED = "http://snomed.info/sct";

    private final Schedule schedule;

    public VaccineCodes(Schedule schedule) {
        this.schedule = schedule;
    }

    /** Antigens of the vaccine; none when it is not one the schedule knows. */
    public Set<String> antigens(CodeableConcept code) {
        return code.getCoding().stream()
                .filter(coding -> !coding.hasSystem() || ATC.contains(coding.getSystem()))
                .map(Coding::getCode)
                .filter(value -> value != null && VACCINE.matcher(value).matches())
                .map(schedule::vaccine)
                .flatMap(Optional::stream)
                .findFirst()
                .map(Schedule.Vaccine::antigens)
                .orElse(Set.of());
    }

    public Set<String> antigens(Immunization immunization) {
        Set<String> byVaccine = antigens(immunization.getVaccineCode());
        if (!byVaccine.isEmpty()) {
            return byVaccine;
        }
        return immunization.getProtocolApplied().stream()
                .flatMap(protocol -> protocol.getTargetDisease().stream())
                .flatMap(disease -> disease.getCoding().stream())
                .filter(coding -> SNOMED.equals(coding.getSystem()))
                .flatMap(coding -> against(coding.getCode()).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A disease that several antigens are of says nothing. */
    private Optional<String> against(String disease) {
        List<Schedule.Antigen> found = schedule.antigens().stream()
                .filter(antigen -> antigen.disease() != null && antigen.disease().equals(disease))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0).code()) : Optional.empty();
    }
}
