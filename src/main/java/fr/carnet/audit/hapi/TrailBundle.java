package fr.carnet.audit.hapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.audit.TrailDesk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;

/** A page of the trace as a searchset Bundle with {@code self} and {@code next}. */
final class TrailBundle {
    private TrailBundle() {}

    static Bundle of(RequestDetails request, TrailDesk.Found found) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        found.total().ifPresent(total -> bundle.setTotal(Math.toIntExact(total)));
        String base = request.getFhirServerBase() + "/AuditEvent";
        List<String> asked = parameters(request);
        bundle.addLink().setRelation("self").setUrl(base + "?" + String.join("&", asked));
        found.nextCursor().ifPresent(cursor -> {
            asked.removeIf(parameter -> parameter.startsWith("_cursor="));
            asked.add("_cursor=" + encode(cursor));
            bundle.addLink().setRelation("next").setUrl(base + "?" + String.join("&", asked));
        });
        found.events()
                .forEach(event -> bundle.addEntry()
                        .setFullUrl(base + "/" + event.getIdElement().getIdPart())
                        .setResource(event)
                        .getSearch()
                        .setMode(SearchEntryMode.MATCH));
        return bundle;
    }

    private static List<String> parameters(RequestDetails request) {
        List<String> parameters = new ArrayList<>();
        request.getParameters().forEach((name, values) -> List.of(values)
                .forEach(value -> parameters.add(encode(name) + "=" + encode(value))));
        return parameters;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
