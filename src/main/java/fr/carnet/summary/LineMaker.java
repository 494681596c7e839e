package fr.carnet.summary;

import fr.carnet.clinical.Shown;
import fr.carnet.register.Entry;
import fr.carnet.shared.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;

/** Makes lines of entries, as one rule takes them. */
final class LineMaker {
    private final Map<String, String> absent;

    /** @param absent what the codes that say that there is nothing say, in French */
    LineMaker(Map<String, String> absent) {
        this.absent = absent;
    }

    /** Does this rule take it? */
    static boolean takes(SummaryRules.Take take, DomainResource resource, When from) {
        Elements elements = new Elements(resource);
        boolean only = take.only().isEmpty()
                || List.of("code", "type").stream()
                        .flatMap(element -> elements.codes(element).stream())
                        .anyMatch(code -> take.only().stream().anyMatch(code::startsWith));
        When when = When.of(elements, take.dates());
        return take.type().equals(resource.fhirType())
                && only
                && (when.equals(When.UNKNOWN) || !when.at().isBefore(from.at()))
                && (take.when().isEmpty() || elements.bears(take.when()))
                && !elements.bears(take.unless());
    }

    Told line(SummaryRules.Take take, DomainResource resource, Entry entry) {
        Elements elements = new Elements(resource);
        List<CodeableConcept> concepts = elements.concepts(take.what());
        return new Told(
                resource,
                take,
                names(concepts),
                what(concepts),
                Details.of(resource),
                When.of(elements, take.dates()),
                source(entry),
                Shown.rank(entry));
    }

    private String what(List<CodeableConcept> concepts) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> absent.containsKey(coding.getCode()))
                .map(coding -> absent.get(coding.getCode()))
                .findFirst()
                .or(() -> concepts.stream().map(Elements::said).filter(said -> !said.isEmpty()).findFirst())
                .orElse("Non précisé");
    }

    private static Set<String> names(List<CodeableConcept> concepts) {
        Set<String> names = new TreeSet<>();
        for (CodeableConcept concept : concepts) {
            concept.getCoding().stream()
                    .filter(Coding::hasCode)
                    .forEach(coding -> names.add(coding.getSystem() + "|" + coding.getCode()));
            name(concept.getText(), names);
            concept.getCoding().forEach(coding -> name(coding.getDisplay(), names));
        }
        return names;
    }

    private static void name(String text, Set<String> names) {
        String plain = Words.folded(text);
        if (!plain.isEmpty()) {
            names.add("name:" + plain);
        }
    }

    private static String source(Entry entry) {
        String who = switch (Shown.rank(entry)) {
            case 0 -> "professionnel de santé";
            case 1 -> "Assurance Maladie";
            default -> "déclaré par la personne";
        };
        return entry.facts().drawn() ? who + " (extrait d'un document)" : who;
    }
}
