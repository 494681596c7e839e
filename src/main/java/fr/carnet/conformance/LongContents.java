package fr.carnet.conformance;

import fr.carnet.shared.fhir.Elements;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Takes the long Base64 contents out of a body before it is read and puts their bytes into the resource made of the rest:
 * a parser needs many times the length of what it reads in memory, two documents of 50 MB at once would fill it, and its
 * check of each letter takes longer than reading the rest of the body.
 */
final class LongContents {
    private static final int LONG = 4 * 1024;
    private static final int QUAD = 4;
    private static final boolean[] ALPHABET = alphabet();

    private final byte[] body;
    private final boolean escapes;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private int kept;
    private boolean blanks;
    private int found;

    private LongContents(byte[] body, boolean escapes) {
        this.body = body;
        this.escapes = escapes;
    }

    /** @param json whether {@code \/} and {@code \n} may stand in a text, as in JSON */
    static LongContents cutFrom(byte[] body, boolean json) {
        LongContents cut = new LongContents(body, json);
        if (body.length > LONG) {
            cut.cut();
        }
        return cut;
    }

    /** The body with a short mark in place of each long content; the body itself when it has none. */
    byte[] rest() {
        return contents.isEmpty() ? body : rest.toByteArray();
    }

    /** Gives each marked element its content; false when a mark is not where a content belongs. */
    boolean putInto(Resource resource) {
        if (!contents.isEmpty()) {
            walk(resource);
        }
        return found == contents.size();
    }

    private void cut() {
        int at = 0;
        while (at < body.length) {
            if (body[at] != '"') {
                at++;
                continue;
            }
            int end = endOfBase64(at + 1);
            if (end < body.length && body[end] == '"' && end - at > LONG) {
                take(at + 1, end);
            }
            at = end;
        }
        rest.write(body, kept, body.length - kept);
    }

    private int endOfBase64(int from) {
        blanks = false;
        int at = from;
        while (at < body.length) {
            while (at < body.length && inAlphabet(body[at])) {
                at++;
            }
            int step = at < body.length ? step(at) : 0;
            if (step == 0) {
                return at;
            }
            at += step;
        }
        return at;
    }

    /** How many bytes at this place may stand between the letters of a Base64 text; 0: none. */
    private int step(int at) {
        byte one = body[at];
        if (isBlank(one) && !escapes) {
            blanks = true;
            return 1;
        }
        if (escapes && one == '\\' && at + 1 < body.length && "/nr".indexOf(body[at + 1]) >= 0) {
            blanks = true;
            return 2;
        }
        return 0;
    }

    private static boolean inAlphabet(byte one) {
        return one > 0 && ALPHABET[one];
    }

    private static boolean[] alphabet() {
        boolean[] letters = new boolean[Byte.MAX_VALUE + 1];
        for (char one : "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=".toCharArray()) {
            letters[one] = true;
        }
        return letters;
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    private void take(int from, int end) {
        ByteBuffer text = blanks ? withoutBlanks(from, end) : ByteBuffer.wrap(body, from, end - from);
        if (text.remaining() % QUAD != 0) {
            return;
        }
        try {
            ByteBuffer bytes = Base64.getDecoder().decode(text);
            String mark = Base64.getEncoder()
                    .encodeToString(UUID.randomUUID().toString().replace("-", "").substring(8).getBytes(StandardCharsets.US_ASCII));
            rest.write(body, kept, from - kept);
            rest.writeBytes(mark.getBytes(StandardCharsets.US_ASCII));
            kept = end;
            contents.put(mark, bytes.array().length == bytes.remaining() ? bytes.array() : copy(bytes));
        } catch (IllegalArgumentException notBase64) {
            // Left where it is: the parser says what is wrong with it, and where.
            return;
        }
    }

    private ByteBuffer withoutBlanks(int from, int end) {
        byte[] text = new byte[end - from];
        int length = 0;
        for (int at = from; at < end; at++) {
            boolean escaped = body[at] == '\\';
            at += escaped ? 1 : 0;
            if (escaped ? body[at] == '/' : !isBlank(body[at])) {
                text[length++] = body[at];
            }
        }
        return ByteBuffer.wrap(text, 0, length);
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private void walk(Base element) {
        List<Base> children = new ArrayList<>();
        for (Property property : Elements.children(element)) {
            children.addAll(property.getValues());
        }
        for (Base child : children) {
            if (child instanceof Base64BinaryType marked && contents.containsKey(marked.getValueAsString())) {
                put(element, marked);
            } else if (child != null) {
                walk(child);
            }
        }
    }

    private void put(Base parent, Base64BinaryType marked) {
        byte[] content = contents.get(marked.getValueAsString());
        found++;
        if (parent instanceof Attachment attachment && attachment.getDataElement() == marked) {
            attachment.setDataElement(new HeldBytes(content));
        } else if (parent instanceof Binary binary && binary.getDataElement() == marked) {
            binary.setDataElement(new HeldBytes(content));
        } else {
            marked.setValue(content);
        }
    }
}
