package fr.carnet.extraction.cda;

import fr.carnet.extraction.Unreadable;
import fr.carnet.shared.cda.CdaElement;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a CDA R2 in one pass, bounded in depth, elements and text whatever it holds: headings and entries become nodes,
 * narratives only the text of what bears an ID. A self-presenting document (autoprésentable) is a style sheet that
 * carries the ClinicalDocument.
 */
final class BodyReader {
    private static final String HL7 = "urn:hl7-org:v3";
    private static final int MAX_DEPTH = 150;
    private static final int MAX_CARRIER_DEPTH = 6;
    private static final int MAX_ELEMENTS = 100_000;
    private static final int MAX_TEXT = 4_000_000;
    private static final int MAX_OWN_TEXT = 4_000;
    /** Images and enclosed files say nothing that can be drawn. */
    private static final Set<String> LEFT_OUT = Set.of("observationMedia", "nonXMLBody");

    private final XMLStreamReader xml;
    private final Deque<CdaElement> open = new ArrayDeque<>();
    private final Deque<StringBuilder> texts = new ArrayDeque<>();
    private final Map<String, String> narrative = new HashMap<>();
    private CdaElement document;
    private int depth;
    private int leftOutAt;
    private int elements;
    private int characters;

    private BodyReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * @param root the ClinicalDocument
     * @param narrative texts of the narratives by ID
     */
    record Document(CdaElement root, Map<String, String> narrative) {}

    /** Empty when it is no CDA. */
    static Optional<Document> read(byte[] bytes) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
            BodyReader reader = new BodyReader(xml);
            while (xml.hasNext()) {
                reader.event(xml.next());
            }
            xml.close();
            return Optional.ofNullable(reader.document).map(root -> new Document(root, reader.narrative));
        } catch (XMLStreamException e) {
            throw new Unreadable("not-well-formed", e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    private void event(int type) {
        switch (type) {
            case XMLStreamConstants.START_ELEMENT -> start();
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
            default -> {
                return;
            }
        }
    }

    private void start() {
        if (++depth > MAX_DEPTH) {
            throw new Unreadable("too-deep");
        }
        boolean clinical = HL7.equals(xml.getNamespaceURI()) && xml.getLocalName().equals("ClinicalDocument");
        if (open.isEmpty() && clinical && document == null && depth <= MAX_CARRIER_DEPTH) {
            document = push();
        } else if (!open.isEmpty() && leftOutAt == 0) {
            if (LEFT_OUT.contains(xml.getLocalName())) {
                leftOutAt = depth;
            } else {
                push();
            }
        }
    }

    private CdaElement push() {
        if (++elements > MAX_ELEMENTS) {
            throw new Unreadable("too-many-elements");
        }
        CdaElement node = new CdaElement(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String value = xml.getAttributeValue(i);
            count(value.length());
            node.set(xml.getAttributeLocalName(i), value.length() > MAX_OWN_TEXT ? value.substring(0, MAX_OWN_TEXT) : value);
        }
        if (!open.isEmpty()) {
            open.peek().add(node);
        }
        open.push(node);
        texts.push(new StringBuilder());
        return node;
    }

    private void end() {
        if (leftOutAt == depth) {
            leftOutAt = 0;
        } else if (leftOutAt == 0 && !open.isEmpty()) {
            CdaElement node = open.pop();
            String text = texts.pop().toString();
            node.append(text);
            node.attribute("ID").ifPresent(id -> narrative.putIfAbsent(id, text.trim().replaceAll("\\s+", " ")));
            if (!texts.isEmpty() && inNarrative(node)) {
                append(texts.peek(), " " + text);
            }
        }
        depth--;
    }

    /** In a narrative the text of a part belongs to the whole, as a reader sees it. */
    private boolean inNarrative(CdaElement node) {
        return !node.name().equals("text") && open.stream().anyMatch(outer -> outer.name().equals("text"));
    }

    private void text() {
        if (!open.isEmpty() && leftOutAt == 0) {
            count(xml.getTextLength());
            append(texts.peek(), xml.getText());
        }
    }

    private static void append(StringBuilder to, String text) {
        int room = MAX_OWN_TEXT - to.length();
        if (room > 0) {
            to.append(text, 0, Math.min(room, text.length()));
        }
    }

    private void count(int more) {
        characters += more;
        if (characters > MAX_TEXT) {
            throw new Unreadable("too-long");
        }
    }
}
