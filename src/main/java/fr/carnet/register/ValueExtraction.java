package fr.carnet.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Reads the search values out of a resource, following {@code search-parameters.json}. */
final class ValueExtraction {
    /** A parameter with its compiled expressions. */
    private record Compiled(SearchParameter parameter, ElementPath values, ElementPath words, ElementPath pointing) {}

    private final Map<String, List<Compiled>> byType = new HashMap<>();
    private final SearchParameters parameters;
    private final ReferenceTargets elsewhere;

    ValueExtraction(SearchParameters parameters, ReferenceTargets elsewhere) {
        this.parameters = parameters;
        this.elsewhere = elsewhere;
        for (String type : parameters.types()) {
            byType.put(type, compile(type));
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
        Map<Base, String> pointing = pointing(resource, compiled);
        for (Base element : compiled.values.evaluate(resource, reference -> target(resource, reference))) {
            ElementValues.rows(parameter.type(), parameter.number(), element)
                    .map(row -> row.pointingTo(pointing.get(element)))
                    .forEach(rows::add);
        }
        compiled.words.evaluate(resource, reference -> Optional.empty()).stream()
                .flatMap(element -> ElementValues.words(parameter.number(), element))
                .forEach(rows::add);
        return rows;
    }

    /** Which entry of the record a reference, and the identifier written beside it, point to. */
    private Map<Base, String> pointing(Resource resource, Compiled compiled) {
        Map<Base, String> pointing = new IdentityHashMap<>();
        for (Base element : compiled.pointing.evaluate(resource, reference -> Optional.empty())) {
            if (element instanceof Reference reference && reference.hasReference()) {
                IdType literal = new IdType(reference.getReference());
                if (!literal.hasBaseUrl() && parameters.holds(String.valueOf(literal.getResourceType()))) {
                    pointing.put(reference, literal.getIdPart());
                    pointing.put(reference.getIdentifier(), literal.getIdPart());
                }
            }
        }
        return pointing;
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

    private List<Compiled> compile(String type) {
        return parameters.of(type).stream()
                .filter(ValueExtraction::isExtracted)
                .map(parameter -> new Compiled(
                        parameter,
                        ElementPath.compile(parameter.expression()),
                        ElementPath.compile(parameter.words()),
                        ElementPath.compile(
                                parameters.pointing(type, parameter)
                                        ? parameters.pointed(type, parameter).expression()
                                        : "")))
                .toList();
    }

    private static boolean isExtracted(SearchParameter parameter) {
        return parameter.hasOwnValues()
                || parameter.column() == SearchParameter.Column.STATUS
                || parameter.column() == SearchParameter.Column.DATE;
    }
}
