package fr.carnet.document.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The part of FHIRPath that designates something updatable: element names, {@code [n]}, {@code first()}, {@code last()},
 * {@code where(…)}, {@code extension('…')}, {@code ofType(boolean)}; conditions compare with {@code =}, join with
 * {@code and}, nest {@code where} and {@code exists}. Evaluated on the JSON of the stub.
 */
final class FhirPath {
    /** A place in the tree: a field of an object or an item of a list. */
    record Place(ObjectNode parent, String name, int index) {
        JsonNode node() {
            JsonNode field = parent.get(name);
            return index < 0 || field == null ? field : field.get(index);
        }

        void set(JsonNode value) {
            if (index < 0) {
                parent.set(name, value);
            } else {
                ((ArrayNode) parent.get(name)).set(index, value);
            }
        }

        void remove() {
            if (index < 0) {
                parent.remove(name);
            } else {
                ((ArrayNode) parent.get(name)).remove(index);
            }
        }
    }

    sealed interface Step {}

    record Name(String name) implements Step {}

    record Item(int index) implements Step {}

    record Last() implements Step {}

    record Where(Predicate<JsonNode> condition) implements Step {}

    /** {@code ofType(boolean)}, {@code as(boolean)}: keeps what is of that type. */
    record OfBoolean() implements Step {}

    private final String text;
    private final List<Step> steps;

    FhirPath(String text, List<Step> steps) {
        this.text = text;
        this.steps = List.copyOf(steps);
    }

    String text() {
        return text;
    }

    List<Step> steps() {
        return steps;
    }

    /** The same path without its last step. */
    FhirPath parent() {
        return new FhirPath(text, steps.subList(0, steps.size() - 1));
    }

    List<Place> places(ObjectNode root) {
        List<Place> places = new ArrayList<>();
        boolean first = true;
        for (Step step : steps) {
            places = first ? children(root, ((Name) step).name()) : step(places, step);
            first = false;
        }
        return places;
    }

    private static List<Place> step(List<Place> places, Step step) {
        List<Place> next = new ArrayList<>();
        if (step instanceof Name name) {
            for (Place place : places) {
                if (place.node() instanceof ObjectNode object) {
                    next.addAll(children(object, name.name()));
                }
            }
        } else if (step instanceof Item item) {
            if (item.index() < places.size()) {
                next.add(places.get(item.index()));
            }
        } else if (step instanceof Last) {
            if (!places.isEmpty()) {
                next.add(places.get(places.size() - 1));
            }
        } else if (step instanceof Where where) {
            places.stream().filter(p -> where.condition().test(p.node())).forEach(next::add);
        } else {
            places.stream().filter(p -> p.node().isBoolean()).forEach(next::add);
        }
        return next;
    }

    static List<Place> children(ObjectNode parent, String asked) {
        List<Place> places = new ArrayList<>();
        String name = asked.equals("value") ? valueField(parent) : asked;
        JsonNode field = parent.get(name);
        if (field instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                places.add(new Place(parent, name, i));
            }
        } else if (field != null) {
            places.add(new Place(parent, name, -1));
        }
        return places;
    }

    /** JSON name of the choice element {@code value}, as found. */
    private static String valueField(ObjectNode parent) {
        var names = parent.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (name.startsWith("value")) {
                return name;
            }
        }
        return "value";
    }
}
