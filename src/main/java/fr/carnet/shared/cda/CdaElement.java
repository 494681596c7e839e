package fr.carnet.shared.cda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One element of a CDA R2 with what it holds, by local names; what is not there answers empty. */
public final class CdaElement {
    private final String name;
    private final Map<String, String> attributes = new HashMap<>(4);
    private final List<CdaElement> children = new ArrayList<>(2);
    private StringBuilder text;

    public CdaElement(String name) {
        this.name = name;
    }

    public void set(String attribute, String value) {
        attributes.put(attribute, value);
    }

    public void add(CdaElement child) {
        children.add(child);
    }

    public void append(String characters) {
        if (text == null) {
            text = new StringBuilder(characters.length());
        }
        text.append(characters);
    }

    public String name() {
        return name;
    }

    public List<CdaElement> children() {
        return children;
    }

    /** An attribute that says something. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(String::trim).filter(value -> !value.isEmpty());
    }

    public boolean has(String attribute, String value) {
        return value.equals(attributes.get(attribute));
    }

    /** Its own text, blanks collapsed. */
    public Optional<String> text() {
        return Optional.ofNullable(text)
                .map(written -> written.toString().trim().replaceAll("\\s+", " "))
                .filter(value -> !value.isEmpty());
    }

    public boolean isNull() {
        return attributes.containsKey("nullFlavor");
    }

    /** All descendants along {@code path}, e.g. {@code "assignedAuthor/id"}, in document order. */
    public Stream<CdaElement> all(String path) {
        Stream<CdaElement> found = Stream.of(this);
        for (String step : path.split("/")) {
            found = found.flatMap(element -> element.children.stream().filter(child -> child.name.equals(step)));
        }
        return found;
    }

    public Optional<CdaElement> first(String path) {
        return all(path).findFirst();
    }

    /** Roots of the templates it says it conforms to. */
    public Set<String> templates() {
        return all("templateId").flatMap(id -> id.attribute("root").stream()).collect(Collectors.toSet());
    }

    /** The type an attribute {@code xsi:type} names, without its prefix. */
    public String type() {
        String type = attributes.getOrDefault("type", "");
        return type.substring(type.indexOf(':') + 1);
    }
}
