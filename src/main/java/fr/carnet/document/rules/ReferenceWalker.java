package fr.carnet.document.rules;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Enumerates every reference of a resource, those inside its contained resources and extensions included, those to
 * contained resources ({@code #id}) excluded. The references found are the live objects: setting them changes the
 * resource.
 */
public final class ReferenceWalker {
    private ReferenceWalker() {}

    /**
     * @param path FHIRPath of the place
     * @param reference the live reference
     * @param kind what its literal looks like
     */
    public record Found(String path, Reference reference, ReferenceKind kind) {}

    /** @param root FHIRPath of the resource, such as {@code DocumentReference} */
    public static List<Found> walk(Resource resource, String root) {
        List<Found> found = new ArrayList<>();
        visit(resource, root, found);
        return found;
    }

    private static void visit(Base node, String path, List<Found> found) {
        if (node instanceof Reference reference) {
            ReferenceKind kind = ReferenceKind.of(reference);
            if (kind != ReferenceKind.CONTAINED) {
                found.add(new Found(path, reference, kind));
            }
        }
        for (Property child : node.children()) {
            boolean list = child.getMaxCardinality() > 1;
            List<Base> values = child.getValues();
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) != null) {
                    String name = child.getName().replace("[x]", "");
                    visit(values.get(i), path + "." + name + (list ? "[" + i + "]" : ""), found);
                }
            }
        }
    }
}
