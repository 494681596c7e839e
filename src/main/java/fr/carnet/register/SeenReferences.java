package fr.carnet.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one entry says of others: a reference to an entry the reader does not see, or that is no longer there, is cut out
 * before the entry is handed to him, with the element that would be nothing without it. He reads what he would read had
 * it never been written (CONTRACT 7). The stored version keeps it.
 */
final class SeenReferences {
    private static final String MARK = "\"reference\":\"";
    private static final Pattern LITERAL = Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/[^\"/]*)?");

    private final SearchParameters parameters;
    private final EntryReader reader;

    SeenReferences(SearchParameters parameters, EntryReader reader) {
        this.parameters = parameters;
        this.reader = reader;
    }

    /** The same entries as this reader may have them; a statement is made only when they name other entries. */
    List<Entry> of(List<Entry> entries, Visibility visibility) {
        Set<String> named = new LinkedHashSet<>();
        entries.forEach(entry -> named(entry.json(), named));
        if (named.isEmpty()) {
            return entries;
        }
        Set<String> hidden = new HashSet<>(named);
        entries.stream().map(Entry::record).distinct().forEach(record -> hidden.removeAll(seen(record, named, visibility)));
        return hidden.isEmpty()
                ? entries
                : entries.stream().map(entry -> without(hidden, entry)).toList();
    }

    private Set<String> seen(RecordNumber record, Set<String> named, Visibility visibility) {
        List<String> ids = named.stream().map(address -> address.substring(address.indexOf('/') + 1)).toList();
        return new HashSet<>(reader.seen(record, ids, visibility));
    }

    /** Looked for in the text: hardly any entry names another one. */
    private void named(String json, Set<String> named) {
        Matcher literal = LITERAL.matcher(json);
        for (int at = json.indexOf(MARK); at >= 0; at = json.indexOf(MARK, at + 1)) {
            literal.region(at + MARK.length(), json.length());
            if (literal.lookingAt() && parameters.holds(literal.group(1))) {
                named.add(literal.group(1) + "/" + literal.group(2));
            }
        }
    }

    private static Entry without(Set<String> hidden, Entry entry) {
        Set<String> own = new HashSet<>();
        for (String address : hidden) {
            if (entry.json().contains(MARK + address)) {
                own.add(address);
            }
        }
        if (own.isEmpty()) {
            return entry;
        }
        ObjectNode resource = VersionJson.tree(entry.json());
        cut(resource, Elements.of(resource), own);
        return entry.saying(VersionJson.text(resource));
    }

    /** Cuts below this node; true when the node itself is to go. */
    private static boolean cut(ObjectNode node, Elements elements, Set<String> hidden) {
        if (names(node, hidden)) {
            return true;
        }
        boolean lost = false;
        boolean broken = false;
        for (String name : fieldsOf(node)) {
            if (goes(node.get(name), name, elements, hidden)) {
                node.remove(name);
                lost = true;
                broken |= elements.required(name);
            }
        }
        return broken || lost && isNothing(node);
    }

    private static boolean goes(JsonNode value, String name, Elements elements, Set<String> hidden) {
        if (value instanceof ObjectNode object) {
            return cut(object, elements.below(name, object), hidden);
        }
        if (!value.isArray()) {
            return false;
        }
        boolean any = false;
        for (int i = value.size() - 1; i >= 0; i--) {
            if (value.get(i) instanceof ObjectNode object && cut(object, elements.below(name, object), hidden)) {
                ((ArrayNode) value).remove(i);
                any = true;
            }
        }
        return any && value.isEmpty();
    }

    private static boolean names(ObjectNode node, Set<String> hidden) {
        JsonNode reference = node.get("reference");
        if (reference == null || !reference.isTextual()) {
            return false;
        }
        Matcher literal = LITERAL.matcher(reference.textValue());
        return literal.matches() && hidden.contains(literal.group(1) + "/" + literal.group(2));
    }

    /** An extension without a value, an element of which nothing is left. */
    private static boolean isNothing(ObjectNode node) {
        return fieldsOf(node).stream().allMatch(name -> name.equals("url") || name.equals("id"));
    }

    private static List<String> fieldsOf(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
