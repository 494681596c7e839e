package fr.carnet.provide;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An XML element seen by local names; documents with a DOCTYPE are not read (no entities). */
record XmlParts(Element element) {
    static Optional<XmlParts> of(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(new XmlParts(
                    builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement()));
        } catch (SAXException | IOException notXml) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java cannot read XML safely", e);
        }
    }

    String name() {
        return element.getLocalName();
    }

    Stream<XmlParts> all(String path) {
        String[] steps = path.split("/", 2);
        NodeList nodes = element.getChildNodes();
        Stream<XmlParts> found = IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node instanceof Element child && steps[0].equals(child.getLocalName()))
                .map(node -> new XmlParts((Element) node));
        return steps.length == 1 ? found : found.flatMap(part -> part.all(steps[1]));
    }

    Optional<XmlParts> first(String path) {
        return all(path).findFirst();
    }

    String attribute(String name) {
        return element.getAttribute(name).trim();
    }

    /** The attribute of the first element at the path; empty when there is none. */
    String attribute(String path, String name) {
        return first(path).map(part -> part.attribute(name)).orElse("");
    }

    String text() {
        return element.getTextContent().trim();
    }
}
