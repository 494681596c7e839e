package fr.carnet.document.rules;

import fr.carnet.shared.fhir.Elements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern TARGETS = Pattern.compile("Reference\\(([A-Za-z|]+)\\)");

    private ReferenceWalker() {}

    /**
     * @param path FHIRPath of the place
     * @param reference the live reference
     * @param kind what its literal looks like
     * @param targets types FHIR lets it point to; empty: any
     */
    public record Found(String path, Reference reference, ReferenceKind kind, Set<String> targets) {}

    /** @param root FHIRPath of the resource, such as {@code DocumentReference} */
    public static List<Found> walk(Resource resource, String root) {
        List<Found> found = new ArrayList<>();
        visit(resource, root, "", found);
        return found;
    }

    /** @param declared types of the element as FHIR defines it */
    private static void visit(Base node, String path, String declared, List<Found> found) {
        if (node instanceof Reference reference) {
            ReferenceKind kind = ReferenceKind.of(reference);
            if (kind != ReferenceKind.CONTAINED) {
                found.add(new Found(path, reference, kind, targets(declared)));
            }
        }
        for (Property child : Elements.children(node)) {
            boolean list = child.getMaxCardinality() > 1;
            List<Base> values = child.getValues();
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) != null && !Elements.isLeaf(values.get(i))) {
                    String name = child.getName().replace("[x]", "");
                    visit(values.get(i), path + "." + name + (list ? "[" + i + "]" : ""), child.getTypeCode(), found);
                }
            }
        }
    }

    private static Set<String> targets(String declared) {
        Matcher matcher = TARGETS.matcher(declared == null ? "" : declared);
        boolean any = !matcher.find() || matcher.group(1).contains("Any");
        return any ? Set.of() : Set.copyOf(Arrays.asList(matcher.group(1).split("\\|")));
    }
}
