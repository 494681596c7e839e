package fr.carnet.conformance;

import fr.carnet.shared.Fault;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML strictly: FHIR's namespace, no DTD, no entity, within bounds. */
final class XmlScan extends SyntaxScan {
    private static final String FHIR = "http://hl7.org/fhir";
    private static final XMLInputFactory FACTORY = factory();

    private final Deque<Level> levels = new ArrayDeque<>();

    /** One open element: its place segment and how often each child name has been seen in it. */
    private record Level(String segment, Map<String, Integer> children) {}

    @Override
    Optional<Fault> read(String text) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    return malformed("ni DTD ni entité", "no DTD and no entity");
                }
                if (event == XMLStreamConstants.START_ELEMENT && !open(reader)) {
                    return malformed("mauvais espace de noms, ou trop profond", "wrong namespace, or nested too deep");
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    levels.pop();
                }
            }
            return Optional.empty();
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            return malformed("ligne " + line, "line " + line);
        }
    }

    @Override
    SyntaxScan another() {
        return new XmlScan();
    }

    private boolean open(XMLStreamReader reader) {
        String name = reader.getLocalName();
        boolean wrongRoot = levels.isEmpty() && !FHIR.equals(reader.getNamespaceURI());
        if (wrongRoot || levels.size() >= DEEPEST * 2) {
            return false;
        }
        String segment = name;
        if (!levels.isEmpty()) {
            int before = levels.peek().children().merge(name, 1, Integer::sum) - 1;
            segment = name + "[" + before + "]";
        }
        levels.push(new Level(segment, new HashMap<>()));
        found(name, place());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return true;
    }

    private void attribute(String name, String value) {
        found(name, place());
        if (seeks()) {
            value(value, this::place);
        }
        if ("value".equals(name) && value.startsWith("#") && levels.element().segment().startsWith("reference[")) {
            found(value, place());
        }
        if ("value".equals(name) && value.isEmpty()) {
            fault(place(), "Texte vide non admis.", "An empty string is not allowed.");
        } else if (isMonstrous(value, LONGEST_EXPONENT_OF_TEXT)) {
            refuse(place());
        }
    }

    private String place() {
        List<String> segments = new ArrayList<>();
        levels.descendingIterator().forEachRemaining(level -> segments.add(level.segment()));
        return String.join(".", segments);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private static Optional<Fault> malformed(String french, String english) {
        return Optional.of(new Fault(null, "XML mal formé : " + french + ".", "Malformed XML: " + english + "."));
    }
}
