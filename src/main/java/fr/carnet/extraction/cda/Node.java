package fr.carnet.extraction.cda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One element of a CDA, by local names; what is not there answers empty. */
final class Node {
    private final String name;
    private final Map<String, String> attributes = new HashMap<>(4);
    private final List<Node> children = new ArrayList<>(2);
    private String text = "";

    Node(String name) {
        this.name = name;
    }

    void set(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void add(Node child) {
        children.add(child);
    }

    void text(String value) {
        text = value;
    }

    String name() {
        return name;
    }

    List<Node> children() {
        return children;
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(String::trim).filter(value -> !value.isEmpty());
    }

    boolean has(String attribute, String value) {
        return value.equals(attributes.get(attribute));
    }

    /** Its own text, blanks collapsed. */
    Optional<String> text() {
        return Optional.of(text.trim().replaceAll("\\s+", " ")).filter(value -> !value.isEmpty());
    }

    boolean isNull() {
        return attributes.containsKey("nullFlavor");
    }

    /** All descendants along {@code path}, e.g. {@code "consumable/manufacturedProduct"}, in document order. */
    Stream<Node> all(String path) {
        Stream<Node> found = Stream.of(this);
        for (String step : path.split("/")) {
            found = found.flatMap(node -> node.children.stream().filter(child -> child.name.equals(step)));
        }
        return found;
    }

    Optional<Node> first(String path) {
        return all(path).findFirst();
    }

    Set<String> templates() {
        return all("templateId").flatMap(id -> id.attribute("root").stream()).collect(Collectors.toSet());
    }

    /** The type an attribute {@code xsi:type} names, without its prefix. */
    String type() {
        String type = attributes.getOrDefault("type", "");
        return type.substring(type.indexOf(':') + 1);
    }
}
