package fr.carnet.portability;

import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.fhir.Elements;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;

/**
 * The ids of a record under its new number: {@code p<old>-x} becomes {@code p<new>-x}, in the resource's own id, in every
 * reference, and in every address ({@code attachment.url}). Free text is left as it is.
 */
final class NewIds {
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://[^\\s?#]*/)?([A-Z][A-Za-z]+)/(p[0-9]+-[A-Za-z0-9\\-.]+)(/_history/[0-9]+)?(#.*)?");

    private final RecordNumber from;
    private final RecordNumber to;

    NewIds(RecordNumber from, RecordNumber to) {
        this.from = from;
        this.to = to;
    }

    /** The new id; empty when this is not an id of the record that moves. */
    Optional<String> of(String id) {
        return RecordNumber.ofId(id)
                .filter(from::equals)
                .map(number -> "p" + to.value() + id.substring(id.indexOf('-')));
    }

    /** Changes the resource in place; its id is one of the record that moves. */
    void put(Resource resource) {
        resource.setId(of(resource.getIdElement().getIdPart()).orElseThrow());
        resource.getMeta().setVersionIdElement(null);
        resource.getMeta().setLastUpdatedElement(null);
        visit(resource);
    }

    private void visit(Base node) {
        if (node instanceof Reference reference && reference.hasReference()) {
            address(reference.getReference()).ifPresent(reference::setReference);
        } else if (node instanceof UriType uri && uri.hasValue()) {
            address(uri.getValue()).ifPresent(uri::setValue);
        }
        for (Property child : Elements.children(node)) {
            child.getValues().stream().filter(java.util.Objects::nonNull).forEach(this::visit);
        }
    }

    /** An entry changes its version when it moves: what named a version names the entry. */
    private Optional<String> address(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.matches()
                ? of(matcher.group(2)).map(id -> matcher.group(1) + "/" + id + (matcher.group(4) == null ? "" : matcher.group(4)))
                : Optional.empty();
    }

    /**
     * A row with the new ids; empty when it is about something the archive does not hold (its maker did not see it).
     *
     * @param known every id of the archive
     */
    Optional<Map<String, Object>> row(Map<String, Object> row, java.util.Set<String> known) {
        Map<String, Object> moved = new HashMap<>();
        for (Map.Entry<String, Object> column : row.entrySet()) {
            Object value = column.getValue();
            if (value instanceof String text && of(text).isPresent()) {
                if (!known.contains(text)) {
                    return Optional.empty();
                }
                value = of(text).get();
            }
            moved.put(column.getKey(), value);
        }
        return Optional.of(moved);
    }
}
