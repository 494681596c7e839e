package fr.carnet.register;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** The forms in which texts are compared: the same for what is stored and what is asked. */
final class TextForms {
    /** Width of the text columns. */
    private static final int WIDTH = 500;

    private static final int LONG_TOKEN = 300;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private TextForms() {}

    /** Case, accents, ligatures and runs of blanks do not count (FHIR R4, 3.1.1.4.8); the first 500 characters do. */
    static String folded(String text) {
        String lower = storable(text).toLowerCase(Locale.ROOT);
        String plain = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
        plain = plain.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss");
        return cut(BLANKS.matcher(plain).replaceAll(" ").strip());
    }

    /** A text compared as written; a very long one is known by its digest. */
    static String exact(String text) {
        String clean = storable(text);
        return clean.length() <= LONG_TOKEN
                ? clean
                : storable(clean.substring(0, 200)) + '#' + HexFormat.of().formatHex(sha256(clean));
    }

    /** A naming system as a number: 0 for none. */
    static long system(String uri) {
        return uri == null || uri.isEmpty() ? 0 : ByteBuffer.wrap(sha256(uri)).getLong();
    }

    /** For LIKE with {@code escape '!'}. */
    static String likeLiteral(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : storable(text.substring(0, WIDTH));
    }

    /** PostgreSQL keeps neither U+0000 nor half a surrogate pair. */
    private static String storable(String text) {
        String clean = text.replace('\0', ' ');
        return clean.chars().anyMatch(c -> Character.isSurrogate((char) c))
                ? new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : clean;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
