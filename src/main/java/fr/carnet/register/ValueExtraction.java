package fr.carnet.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Reads the search values out of a resource, following {@code search-parameters.json}. */
final class ValueExtraction {
    /** A parameter with its compiled expressions. */
    private record Compiled(SearchParameter parameter, ElementPath values, ElementPath words) {}

    private final Map<String, List<Compiled>> byType = new HashMap<>();
    private final ReferenceTargets elsewhere;

    ValueExtraction(SearchParameters parameters, ReferenceTargets elsewhere) {
        this.elsewhere = elsewhere;
        for (String type : parameters.types()) {
            byType.put(type, compile(parameters.of(type)));
        }
    }

    IndexedValues of(Resource resource) {
        String status = null;
        DateRange date = null;
        Set<ValueRow> rows = new LinkedHashSet<>();
        for (Compiled compiled : byType.getOrDefault(resource.fhirType(), List.of())) {
            List<ValueRow> found = rows(resource, compiled);
            if (compiled.parameter.column() == null) {
                rows.addAll(found);
            } else if (!found.isEmpty()) {
                ValueRow first = found.get(0);
                status = compiled.parameter.column() == SearchParameter.Column.STATUS ? first.text() : status;
                date = compiled.parameter.column() == SearchParameter.Column.DATE ? first.range() : date;
            }
        }
        return new IndexedValues(status, date, List.copyOf(rows));
    }

    private List<ValueRow> rows(Resource resource, Compiled compiled) {
        SearchParameter parameter = compiled.parameter;
        List<ValueRow> rows = new ArrayList<>();
        compiled.values.evaluate(resource, reference -> target(resource, reference)).stream()
                .flatMap(element -> ElementValues.rows(parameter.type(), parameter.number(), element))
                .forEach(rows::add);
        compiled.words.evaluate(resource, reference -> Optional.empty()).stream()
                .flatMap(element -> ElementValues.words(parameter.number(), element))
                .forEach(rows::add);
        return rows;
    }

    private Optional<Resource> target(Resource resource, Reference reference) {
        String literal = reference.getReference();
        if (!literal.startsWith("#")) {
            return elsewhere.resolve(ElementValues.unversioned(literal));
        }
        return resource instanceof DomainResource owner
                ? owner.getContained().stream()
                        .filter(contained -> literal.substring(1).equals(localId(contained)))
                        .findFirst()
                : Optional.empty();
    }

    private static String localId(Resource contained) {
        String id = contained.getIdElement().getIdPart();
        return id != null && id.startsWith("#") ? id.substring(1) : id;
    }

    private static List<Compiled> compile(List<SearchParameter> parameters) {
        return parameters.stream()
                .filter(ValueExtraction::isExtracted)
                .map(parameter -> new Compiled(
                        parameter,
                        ElementPath.compile(parameter.expression()),
                        ElementPath.compile(parameter.words())))
                .toList();
    }

    private static boolean isExtracted(SearchParameter parameter) {
        return parameter.hasOwnValues()
                || parameter.column() == SearchParameter.Column.STATUS
                || parameter.column() == SearchParameter.Column.DATE;
    }
}
