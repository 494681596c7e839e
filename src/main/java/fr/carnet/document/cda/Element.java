package fr.carnet.document.cda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One element of a CDA header, by local names; what is not there answers empty. */
final class Element {
    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Element(String name) {
        this.name = name;
    }

    void set(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void add(Element child) {
        children.add(child);
    }

    void append(String characters) {
        text.append(characters);
    }

    String name() {
        return name;
    }

    /** An attribute that says something. */
    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(String::trim).filter(value -> !value.isEmpty());
    }

    /** Its own text, blanks collapsed. */
    Optional<String> text() {
        return Optional.of(text.toString().trim().replaceAll("\\s+", " ")).filter(value -> !value.isEmpty());
    }

    boolean isNull() {
        return attributes.containsKey("nullFlavor");
    }

    /** All descendants along {@code path}, e.g. {@code "assignedAuthor/id"}, in document order. */
    Stream<Element> all(String path) {
        Stream<Element> found = Stream.of(this);
        for (String step : path.split("/")) {
            found = found.flatMap(element -> element.children.stream().filter(child -> child.name.equals(step)));
        }
        return found;
    }

    Optional<Element> first(String path) {
        return all(path).findFirst();
    }
}
