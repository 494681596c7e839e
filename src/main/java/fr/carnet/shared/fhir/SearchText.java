package fr.carnet.shared.fhir;

import java.util.ArrayList;
import java.util.List;

/** The escapes of search values: {@code \,} {@code \|} {@code \$} {@code \\} (FHIR R4, 3.1.1.4.15). */
public final class SearchText {
    private SearchText() {}

    /** The alternatives of one value, still escaped. */
    public static List<String> alternatives(String value) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int comma = find(value, ',', 0); comma >= 0; comma = find(value, ',', start)) {
            parts.add(value.substring(start, comma));
            start = comma + 1;
        }
        parts.add(value.substring(start));
        return parts;
    }

    /** Place of the first character that is not escaped, or -1. */
    public static int find(String value, char wanted, int from) {
        for (int i = from; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            } else if (value.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The value meant, its escapes taken away. */
    public static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length() && ",|$\\".indexOf(value.charAt(i + 1)) >= 0) {
                i++;
            }
            plain.append(value.charAt(i));
        }
        return plain.toString();
    }
}
