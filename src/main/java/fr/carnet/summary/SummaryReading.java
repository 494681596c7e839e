package fr.carnet.summary;

import fr.carnet.access.Action;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.access.Need;
import fr.carnet.clinical.Shown;
import fr.carnet.clinical.current.CurrentLists;
import fr.carnet.identity.Scopes;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.register.Slice;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import fr.carnet.vaccination.book.VaccinationBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.springframework.stereotype.Component;

/**
 * Reads what a caller may see of a record, all types in one statement, and sorts it into sections. Everything said is made
 * of that, so that what is hidden changes nothing.
 */
@Component
class SummaryReading {
    private static final String PROVENANCE = "Provenance";
    private static final String VACCINATION = "Immunization";

    private final Gate gate;
    private final Register register;
    private final BusinessClock clock;
    private final Shown shown;
    private final CurrentLists current;
    private final VaccinationBook book;
    private final SummaryRules rules = SummaryRules.shipped();

    SummaryReading(Gate gate, Register register, BusinessClock clock, Shown shown, Rules rules) {
        this.gate = gate;
        this.register = register;
        this.clock = clock;
        this.shown = shown;
        this.current = rules.current();
        this.book = rules.book();
    }

    /** The other rooms' rules about what is told twice. */
    @Component
    record Rules(CurrentLists current, VaccinationBook book) {}

    SummaryRules rules() {
        return rules;
    }

    /** @throws Refusal as the record-level decision does; {@code not-permitted} when the token does not let read Patient */
    Contents read(Call call, Named named, String operation) {
        Ask ask = new Ask(Need.READ, Action.READ, 'r', operation, "Patient", "");
        Entrance entrance = gate.enter(call, named, ask);
        Scopes scopes = call.caller().scopes();
        Set<String> outOfScope = new TreeSet<>(rules.types());
        outOfScope.removeIf(type -> scopes.allow(type, 's'));
        List<Slice> slices = slices(scopes);
        List<Entry> entries = slices.isEmpty()
                ? List.of()
                : register.slices(entrance.record().number(), slices, entrance.visibility());
        Map<String, List<Told>> lines = lines(entries);
        return new Contents(entrance, holder(entrance), lines, sources(entries, lines), outOfScope, clock.now());
    }

    private List<Slice> slices(Scopes scopes) {
        Set<Slice> slices = new LinkedHashSet<>();
        for (SummaryRules.Section section : rules.sections()) {
            section.take().stream()
                    .filter(take -> scopes.allow(take.type(), 's'))
                    .forEach(take -> slices.add(new Slice(take.type(), from(take), null, take.only())));
        }
        if (!slices.isEmpty() && scopes.allow(PROVENANCE, 's')) {
            slices.add(Slice.all(PROVENANCE));
        }
        return List.copyOf(slices);
    }

    /** First day of the window, in Paris. */
    private Instant from(SummaryRules.Take take) {
        LocalDate today = clock.today();
        return take.back() == null
                ? null
                : today.minus(take.back()).atStartOfDay(BusinessClock.PARIS).toInstant();
    }

    private Patient holder(Entrance entrance) {
        return register.find("Patient", entrance.record().patientId())
                .map(entry -> FhirJson.parse(Patient.class, entry.json()))
                .orElseThrow(() -> Refusal.of(ErrorCode.RECORD_UNKNOWN));
    }

    /** Each entry in the first section that takes it. */
    private Map<String, List<Told>> lines(List<Entry> entries) {
        LineMaker maker = new LineMaker(rules.absent());
        Map<String, List<Told>> lines = new LinkedHashMap<>();
        rules.sections().forEach(section -> lines.put(section.code(), new ArrayList<>()));
        List<Entry> told = entries.stream().filter(entry -> !entry.type().equals(PROVENANCE)).toList();
        for (Entry entry : told) {
            DomainResource resource = (DomainResource) shown.of(entry);
            for (SummaryRules.Section section : rules.sections()) {
                Optional<SummaryRules.Take> take = take(section, resource);
                if (take.isPresent()) {
                    lines.get(section.code()).add(maker.line(take.get(), resource, entry));
                    break;
                }
            }
        }
        Doubles doubles = new Doubles(
                current.current(told).stream()
                        .map(resource -> resource.fhirType() + "/" + resource.getIdElement().getIdPart())
                        .collect(Collectors.toSet()),
                book.toldElsewhere(told.stream().filter(entry -> entry.type().equals(VACCINATION)).toList()));
        lines.replaceAll((code, section) -> doubles.merged(section));
        return lines;
    }

    private Optional<SummaryRules.Take> take(SummaryRules.Section section, DomainResource resource) {
        return section.take().stream()
                .filter(take -> LineMaker.takes(
                        take, resource, new When(Optional.ofNullable(from(take)).orElse(Instant.MIN), "")))
                .findFirst();
    }

    /** Provenances of what is told, naming nothing else. */
    private static List<Provenance> sources(List<Entry> entries, Map<String, List<Told>> lines) {
        Set<String> told = lines.values().stream()
                .flatMap(List::stream)
                .map(Told::reference)
                .collect(Collectors.toSet());
        List<Provenance> sources = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.type().equals(PROVENANCE)) {
                Provenance provenance = FhirJson.parse(Provenance.class, entry.json());
                provenance.getTarget().removeIf(target -> !told.contains(target.getReference()));
                if (provenance.hasTarget()) {
                    sources.add(provenance);
                }
            }
        }
        return sources;
    }
}
