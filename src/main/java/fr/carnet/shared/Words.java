package fr.carnet.shared;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names compared without case, accents or punctuation. */
public final class Words {
    private Words() {}

    public static String folded(String text) {
        String lower = text == null ? "" : text.toLowerCase(Locale.ROOT).replace("œ", "oe");
        String plain = Normalizer.normalize(lower, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return plain.replaceAll("[^a-z0-9]+", " ").strip();
    }

    public static Set<String> of(String text) {
        return Arrays.stream(folded(text).split(" ")).collect(Collectors.toSet());
    }

    /** Do these words follow each other in the text? */
    public static boolean contains(String text, String words) {
        return (" " + folded(text) + " ").contains(" " + folded(words) + " ");
    }
}
