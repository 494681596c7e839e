package fr.carnet.document.patch;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * XML read without DTD and without namespaces: a patch only ever meets FHIR's, so prefixes are dropped. The Java
 * platform's own implementations are named, for another one on the classpath (Saxon) has XPath functions that read
 * files and addresses.
 */
final class XmlTree {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    /** A quoted literal, kept, or a prefix (not an axis), dropped. */
    private static final Pattern PREFIX =
            Pattern.compile("('[^']*'|\"[^\"]*\")|(?<![A-Za-z0-9_.:-])[A-Za-z_][A-Za-z0-9_.-]*:(?=[A-Za-z_*])");

    private XmlTree() {}

    static Document read(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(NO_DOCTYPE, true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (SAXException e) {
            throw PatchRefusals.unreadable();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("this Java cannot read XML safely", e);
        }
    }

    static Node select(Document tree, String path) {
        try {
            String absolute = path.startsWith("/") ? path : "/" + path;
            NodeList found = (NodeList)
                    XPathFactory.newDefaultInstance().newXPath().evaluate(absolute, tree, XPathConstants.NODESET);
            if (found.getLength() != 1) {
                throw PatchRefusals.noTarget(path);
            }
            return found.item(0);
        } catch (XPathExpressionException e) {
            throw PatchRefusals.invalid(path, "Ce chemin n'est pas compris.", "This path is not understood.");
        }
    }

    static String withoutPrefixes(String path) {
        return PREFIX.matcher(path).replaceAll(m -> m.group(1) == null ? "" : Matcher.quoteReplacement(m.group(1)));
    }

    static List<Element> elements(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    static String local(Element element) {
        return element.getTagName().substring(element.getTagName().indexOf(':') + 1);
    }

    /** A copy without prefixes and namespace declarations. */
    static Element copy(Element source, Document owner) {
        Element copy = owner.createElement(local(source));
        NamedNodeMap attributes = source.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                copy.setAttribute(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        elements(source).forEach(child -> copy.appendChild(copy(child, owner)));
        return copy;
    }

    static String write(Document tree) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(tree), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("this Java cannot write XML", e);
        }
    }
}
