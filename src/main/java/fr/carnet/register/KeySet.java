package fr.carnet.register;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A set of keys as one text, {@code " key key "}, in which a key can be looked for with its blanks around it. */
final class KeySet {
    private KeySet() {}

    static String joined(Set<String> keys) {
        return new TreeSet<>(keys).stream().map(key -> escaped(key) + " ").collect(Collectors.joining("", " ", ""));
    }

    static Set<String> split(String text) {
        return text.length() < 2
                ? Set.of()
                : Arrays.stream(text.substring(1, text.length() - 1).split(" ", -1))
                        .map(KeySet::plain)
                        .collect(Collectors.toSet());
    }

    private static String escaped(String key) {
        return key.replace("%", "%25").replace(" ", "%20");
    }

    private static String plain(String escaped) {
        return escaped.replace("%20", " ").replace("%25", "%");
    }
}
