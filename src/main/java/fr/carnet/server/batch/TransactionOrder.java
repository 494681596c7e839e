package fr.carnet.server.batch;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * The order FHIR prescribes for a transaction (DELETE, POST, PUT and PATCH, GET), creations first that others refer to,
 * and the ids that replace references to other entries once they are known.
 */
final class TransactionOrder {
    private static final Pattern RELATIVE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern ADDRESS = Pattern.compile("(https?://.+/)" + RELATIVE.pattern());

    private final Bundle bundle;
    private final List<Integer> indexes;
    private final Map<String, String> ids = new HashMap<>();

    private TransactionOrder(Bundle bundle, List<Integer> indexes) {
        this.bundle = bundle;
        this.indexes = indexes;
    }

    static TransactionOrder of(Bundle bundle) {
        Map<String, Integer> byFullUrl = new HashMap<>();
        for (int index = 0; index < bundle.getEntry().size(); index++) {
            String fullUrl = bundle.getEntry().get(index).getFullUrl();
            if (fullUrl != null && byFullUrl.put(fullUrl, index) != null) {
                throw fault("Bundle.entry[" + index + "].fullUrl", "Deux entrées portent le même fullUrl.", "Two entries bear the same fullUrl.");
            }
        }
        Set<Integer> ordered = new LinkedHashSet<>();
        List<Integer> byVerb = new ArrayList<>();
        for (int index = 0; index < bundle.getEntry().size(); index++) {
            byVerb.add(index);
        }
        byVerb.sort(Comparator.comparingInt(index -> rank(bundle.getEntry().get(index))));
        byVerb.forEach(index -> visit(index, bundle, byFullUrl, ordered, new LinkedHashSet<>()));
        return new TransactionOrder(bundle, List.copyOf(ordered));
    }

    private static int rank(BundleEntryComponent entry) {
        HTTPVerb verb = entry.getRequest().getMethod();
        return verb == null ? 3 : switch (verb) {
            case DELETE -> 0;
            case POST -> 1;
            case PUT, PATCH -> 2;
            default -> 3;
        };
    }

    private static void visit(
            int index, Bundle bundle, Map<String, Integer> byFullUrl, Set<Integer> ordered, Set<Integer> path) {
        if (ordered.contains(index)) {
            return;
        }
        if (!path.add(index)) {
            throw fault("Bundle.entry[" + index + "]", "Des entrées se désignent l'une l'autre en cercle.", "Entries refer to each other in a circle.");
        }
        String base = base(bundle.getEntry().get(index));
        for (ResourceReferenceInfo reference : references(bundle.getEntry().get(index))) {
            Integer target = byFullUrl.get(named(base, reference));
            if (target != null && target != index) {
                visit(target, bundle, byFullUrl, ordered, path);
            }
        }
        path.remove(index);
        ordered.add(index);
    }

    private static List<ResourceReferenceInfo> references(BundleEntryComponent entry) {
        return entry.hasResource()
                ? FhirContext.forR4Cached().newTerser().getAllResourceReferences(entry.getResource())
                : List.of();
    }

    /** What a relative reference of this entry continues; empty unless its own address is one of a FHIR server. */
    private static String base(BundleEntryComponent entry) {
        Matcher own = ADDRESS.matcher(String.valueOf(entry.getFullUrl()));
        return own.matches() ? own.group(1) : "";
    }

    /** The address a reference gives; a relative one continues that of its own entry (FHIR R4, Bundle, 2.36.4.1). */
    private static String named(String base, ResourceReferenceInfo reference) {
        String given = reference.getResourceReference().getReferenceElement().getValue();
        return given != null && RELATIVE.matcher(given).matches() ? base + given : given;
    }

    private static Refusal fault(String expression, String french, String english) {
        return Refusal.of(ErrorCode.INVALID, expression, french, english);
    }

    List<Integer> indexes() {
        return indexes;
    }

    /** The entry with the references to entries already created replaced by their ids. */
    BundleEntryComponent resolved(int index) {
        BundleEntryComponent entry = bundle.getEntry().get(index).copy();
        String base = base(entry);
        for (ResourceReferenceInfo reference : references(entry)) {
            String id = ids.get(named(base, reference));
            if (id != null) {
                reference.getResourceReference().setReference(id);
            }
        }
        return entry;
    }

    void created(int index, String id) {
        String fullUrl = bundle.getEntry().get(index).getFullUrl();
        if (fullUrl != null) {
            ids.put(fullUrl, id);
        }
    }
}
