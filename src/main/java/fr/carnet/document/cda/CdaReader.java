package fr.carnet.document.cda;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.cda.CdaElement;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the header of a CDA R2 in one pass, bounded in depth and size whatever the body holds. The whole document is
 * read, so that it is known to be well formed. A self-presenting document (autoprésentable) is a style sheet that
 * carries the ClinicalDocument.
 */
final class CdaReader {
    private static final String HL7 = "urn:hl7-org:v3";
    private static final String XSL = "http://www.w3.org/1999/XSL/Transform";
    private static final int MAX_DEPTH = 200;
    private static final int MAX_CARRIER_DEPTH = 6;
    private static final int MAX_HEADER_ELEMENTS = 20_000;
    private static final int MAX_HEADER_TEXT = 1_000_000;
    private static final Set<String> BODY = Set.of("structuredBody", "nonXMLBody");

    private final XMLStreamReader xml;
    private final Deque<CdaElement> open = new ArrayDeque<>();
    private CdaElement document;
    private boolean selfPresenting;
    private int depth;
    private int bodyDepth;
    private int elements;
    private int characters;

    private CdaReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** @param root the ClinicalDocument; of its body only {@code nonXMLBody/text} without text is kept */
    record Document(CdaElement root) {}

    static Document read(InputStream bytes) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(bytes);
            CdaReader reader = new CdaReader(xml);
            while (xml.hasNext()) {
                reader.event(xml.next());
            }
            xml.close();
            return reader.result();
        } catch (XMLStreamException e) {
            throw invalid("le document n'est pas du XML bien formé", "the document is not well-formed XML");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    private Document result() {
        if (document == null) {
            throw notCda();
        }
        return new Document(document);
    }

    private void event(int type) {
        switch (type) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw invalid(
                    "les DTD et les entités ne sont pas acceptées", "DTDs and entities are not accepted");
            case XMLStreamConstants.START_ELEMENT -> start();
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
            default -> {
                return;
            }
        }
    }

    private void start() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw invalid("le document est imbriqué trop profondément", "the document is nested too deeply");
        }
        if (open.isEmpty()) {
            startOutside();
        } else if (bodyDepth == 0 || isBodyText()) {
            push();
        }
    }

    private void startOutside() {
        boolean clinical = HL7.equals(xml.getNamespaceURI()) && xml.getLocalName().equals("ClinicalDocument");
        if (depth == 1 && !clinical) {
            selfPresenting = XSL.equals(xml.getNamespaceURI())
                    && Set.of("stylesheet", "transform").contains(xml.getLocalName());
            if (!selfPresenting) {
                throw notCda();
            }
        } else if (clinical && document == null && depth <= MAX_CARRIER_DEPTH) {
            push();
            document = open.peek();
        }
    }

    /** Of the body, only which media type an unstructured one has. */
    private boolean isBodyText() {
        return depth == bodyDepth + 1
                && open.peek().name().equals("nonXMLBody")
                && xml.getLocalName().equals("text");
    }

    private void push() {
        if (++elements > MAX_HEADER_ELEMENTS) {
            throw tooLong();
        }
        boolean hl7 = HL7.equals(xml.getNamespaceURI());
        CdaElement element = new CdaElement(hl7 ? xml.getLocalName() : "{" + xml.getNamespaceURI() + "}" + xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            characters += xml.getAttributeValue(i).length();
            element.set(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        if (!open.isEmpty()) {
            open.peek().add(element);
        }
        open.push(element);
        if (bodyDepth == 0 && BODY.contains(element.name())) {
            bodyDepth = depth;
        }
        checkLength();
    }

    private void end() {
        if (!open.isEmpty() && isOpenElement()) {
            open.pop();
        }
        if (depth == bodyDepth) {
            bodyDepth = 0;
        }
        depth--;
    }

    /** Inside a body nothing was pushed but the body itself and the text of an unstructured one. */
    private boolean isOpenElement() {
        if (bodyDepth == 0 || depth == bodyDepth) {
            return true;
        }
        return depth == bodyDepth + 1 && open.peek().name().equals("text") && xml.getLocalName().equals("text");
    }

    private void text() {
        if (!open.isEmpty() && bodyDepth == 0) {
            characters += xml.getTextLength();
            checkLength();
            open.peek().append(xml.getText());
        }
    }

    private void checkLength() {
        if (characters > MAX_HEADER_TEXT) {
            throw tooLong();
        }
    }

    private static Refusal tooLong() {
        return invalid("l'en-tête CDA est trop long", "the CDA header is too long");
    }

    private static Refusal notCda() {
        return invalid(
                "ce n'est pas un document CDA R2 (ClinicalDocument attendu)",
                "this is not a CDA R2 document (ClinicalDocument expected)");
    }

    private static Refusal invalid(String french, String english) {
        return Refusal.of(ErrorCode.INVALID, null, french, english);
    }
}
