package fr.carnet.clinical.current;

import fr.carnet.clinical.Shown;
import fr.carnet.register.Entry;
import fr.carnet.shared.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;

/** Reads entries into statements as one rule of {@code current-lists.json} says. */
final class StatementReader {
    private final CurrentRules rules;
    private final CurrentRules.Rule rule;
    private final Map<String, String> canonical;
    private final Instant now;

    StatementReader(CurrentRules rules, CurrentRules.Rule rule, Instant now) {
        this.rules = rules;
        this.rule = rule;
        this.canonical = rules.canonical();
        this.now = now;
    }

    /** Empty for what was entered in error. */
    Optional<Statement> read(Entry entry, Shown shown) {
        DomainResource resource = (DomainResource) shown.of(entry);
        if (bears(resource, rule.wrong())) {
            return Optional.empty();
        }
        List<CodeableConcept> concepts = concepts(resource);
        Set<String> codes = concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .map(Coding::getCode)
                .collect(Collectors.toSet());
        Optional<String> none = rule.none().keySet().stream().filter(codes::contains).sorted().findFirst();
        boolean unknown = codes.stream().anyMatch(rule.unknown()::contains);
        Set<String> categories = none.map(rule.none()::get).orElseGet(() -> codesOf(resource, "category"));
        return Optional.of(new Statement(
                resource,
                none.map(code -> Set.of(Statement.NONE + new TreeSet<>(categories))).orElseGet(() -> about(resource, concepts)),
                rank(entry),
                at(resource, entry),
                bears(resource, rule.over()) || ended(resource),
                none.isPresent() ? Statement.NONE : unknown ? Statement.UNKNOWN : "",
                categories));
    }

    private int rank(Entry entry) {
        return rule.latest() ? 0 : Shown.rank(entry);
    }

    private Set<String> about(DomainResource resource, List<CodeableConcept> concepts) {
        String beside = rule.beside().stream()
                .map(element -> element + "=" + new TreeSet<>(codesOf(resource, element)))
                .collect(Collectors.joining("&"));
        Set<String> about = new HashSet<>();
        for (CodeableConcept concept : concepts) {
            concept.getCoding().stream()
                    .filter(Coding::hasCode)
                    .map(coding -> coding.getSystem() + "|" + coding.getCode())
                    .forEach(code -> about.add(canonical.getOrDefault(code, code) + beside));
            concept.getCoding().forEach(coding -> name(coding.getDisplay(), beside, about));
            name(concept.getText(), beside, about);
        }
        return about.isEmpty() ? Set.of(resource.getIdElement().getIdPart()) : about;
    }

    /** A name without the words that say nothing; case, accents and punctuation do not count. */
    private void name(String text, String beside, Set<String> about) {
        String telling = Arrays.stream(Words.folded(text).split(" "))
                .filter(word -> !word.isEmpty() && !rules.fillers().contains(word))
                .collect(Collectors.joining(" "));
        if (!telling.isEmpty()) {
            about.add("name:" + telling + beside);
        }
    }

    /** Its code, or that of the Medication it contains or refers to by name. */
    private List<CodeableConcept> concepts(DomainResource resource) {
        List<CodeableConcept> concepts = new ArrayList<>();
        for (Base value : values(resource, rule.code())) {
            if (value instanceof CodeableConcept concept) {
                concepts.add(concept);
            } else if (value instanceof Reference reference) {
                String local = reference.hasReference() ? reference.getReference().replaceFirst("^#", "") : "";
                resource.getContained().stream()
                        .filter(contained -> contained instanceof Medication
                                && local.equals(contained.getIdElement().getIdPart().replaceFirst("^#", "")))
                        .forEach(contained -> concepts.add(((Medication) contained).getCode()));
                concepts.add(new CodeableConcept().setText(reference.getDisplay()));
            }
        }
        return concepts;
    }

    private boolean bears(DomainResource resource, Map<String, Set<String>> codes) {
        return codes.entrySet().stream()
                .anyMatch(asked -> codesOf(resource, asked.getKey()).stream().anyMatch(asked.getValue()::contains));
    }

    private boolean ended(DomainResource resource) {
        return values(resource, rule.ends()).stream()
                .filter(value -> value instanceof Period period && period.hasEnd())
                .map(value -> ((Period) value).getEndElement())
                .anyMatch(end -> Dates.after(end).isBefore(now));
    }

    private Instant at(DomainResource resource, Entry entry) {
        return rule.dates().stream()
                .flatMap(element -> values(resource, element).stream())
                .map(value -> value instanceof Period period ? period.getStartElement() : value)
                .filter(value -> value instanceof BaseDateTimeType date && date.hasValue())
                .map(value -> ((BaseDateTimeType) value).getValue().toInstant())
                .findFirst()
                .orElse(entry.lastUpdated());
    }

    private static Set<String> codesOf(DomainResource resource, String element) {
        return values(resource, element).stream()
                .map(value -> value instanceof CodeableConcept concept
                        ? concept.getCoding().stream().map(Coding::getCode).toList()
                        : List.of(String.valueOf(value.primitiveValue())))
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    private static List<Base> values(DomainResource resource, String element) {
        Property property = element == null || element.isEmpty() ? null : resource.getNamedProperty(element);
        return property == null ? List.of() : property.getValues();
    }
}
