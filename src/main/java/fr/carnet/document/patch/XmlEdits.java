package fr.carnet.document.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DomainResource;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** XML Patch (RFC 5261): add, replace and remove by {@code sel}, evaluated on the XML of the stub. */
final class XmlEdits implements Edits {
    private static final Pattern FIRST_STEP =
            Pattern.compile("/*(DocumentReference|List|\\*)(?:\\[1])?(?:/(@?[A-Za-z*]+).*)?");

    /** @param kind add, replace or remove; @param body the operation as written */
    private record Operation(String kind, String sel, Element body) {}

    private final List<Operation> operations;

    private XmlEdits(List<Operation> operations) {
        this.operations = operations;
    }

    static XmlEdits parse(String resourceType, String body) {
        Element diff = XmlTree.read(body).getDocumentElement();
        if (!XmlTree.local(diff).equals("diff")) {
            throw PatchRefusals.unreadable();
        }
        List<Operation> operations = new ArrayList<>();
        for (Element element : XmlTree.elements(diff)) {
            operations.add(operation(resourceType, element));
        }
        return new XmlEdits(operations);
    }

    private static Operation operation(String resourceType, Element element) {
        String kind = XmlTree.local(element);
        String sel = XmlTree.withoutPrefixes(element.getAttribute("sel").trim());
        if (!Set.of("add", "replace", "remove").contains(kind) || sel.isEmpty()) {
            throw PatchRefusals.unreadable();
        }
        Set<String> updatable = Stub.elements(resourceType);
        Matcher first = FIRST_STEP.matcher(sel);
        if (!first.matches()) {
            throw PatchRefusals.invalid(sel, "Ce chemin n'est pas compris.", "This path is not understood.");
        }
        boolean inside = first.group(2) != null && updatable.contains(first.group(2));
        boolean onRoot = first.group(2) == null
                && kind.equals("add")
                && XmlTree.elements(element).stream().map(XmlTree::local).allMatch(updatable::contains);
        if (!inside && !onRoot) {
            throw PatchRefusals.notUpdatable(sel);
        }
        return new Operation(kind, sel, element);
    }

    @Override
    public DomainResource apply(DomainResource stub) {
        Document tree = XmlTree.read(Stub.xml().encodeResourceToString(stub));
        for (Operation operation : operations) {
            Node target = XmlTree.select(tree, operation.sel());
            switch (operation.kind()) {
                case "add" -> add(target, operation);
                case "replace" -> replace(target, operation);
                default -> remove(target);
            }
        }
        return Stub.parse(Stub.xml(), XmlTree.write(tree));
    }

    private static void add(Node target, Operation operation) {
        String type = operation.body().getAttribute("type");
        if (!(target instanceof Element element)) {
            throw PatchRefusals.noTarget(operation.sel());
        }
        if (type.startsWith("@")) {
            element.setAttribute(type.substring(1), operation.body().getTextContent().trim());
            return;
        }
        String position = operation.body().getAttribute("pos");
        boolean beside = position.equals("before") || position.equals("after");
        Node parent = beside ? element.getParentNode() : element;
        Node next = switch (position) {
            case "before" -> element;
            case "after" -> element.getNextSibling();
            case "prepend" -> element.getFirstChild();
            default -> null;
        };
        if (!(parent instanceof Element)) {
            throw PatchRefusals.noTarget(operation.sel());
        }
        for (Element added : XmlTree.elements(operation.body())) {
            parent.insertBefore(XmlTree.copy(added, element.getOwnerDocument()), next);
        }
    }

    private static void replace(Node target, Operation operation) {
        List<Element> given = XmlTree.elements(operation.body());
        if (target instanceof Attr attribute) {
            attribute.setValue(operation.body().getTextContent().trim());
        } else if (target instanceof Element && given.size() == 1) {
            target.getParentNode().replaceChild(XmlTree.copy(given.get(0), target.getOwnerDocument()), target);
        } else {
            throw PatchRefusals.noTarget(operation.sel());
        }
    }

    private static void remove(Node target) {
        if (target instanceof Attr attribute) {
            attribute.getOwnerElement().removeAttributeNode(attribute);
        } else {
            target.getParentNode().removeChild(target);
        }
    }
}
