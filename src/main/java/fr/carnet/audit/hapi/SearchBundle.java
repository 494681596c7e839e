package fr.carnet.audit.hapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.audit.TrailDesk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;

/** A page of the trace as a searchset Bundle with {@code self} and {@code next}. */
final class SearchBundle {
    private SearchBundle() {}

    static Bundle of(RequestDetails request, TrailDesk.Found found) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        bundle.setId(java.util.UUID.randomUUID().toString());
        bundle.getMeta().setLastUpdated(new Date());
        found.total().ifPresent(total -> bundle.setTotal(Math.toIntExact(total)));
        String base = request.getFhirServerBase() + "/AuditEvent";
        bundle.addLink().setRelation("self").setUrl(base + query(request, Stream.empty(), true));
        found.nextCursor()
                .ifPresent(cursor -> bundle.addLink()
                        .setRelation("next")
                        .setUrl(base + query(request, Stream.of("_cursor=" + encode(cursor)), false)));
        found.events().forEach(event -> {
            Bundle.BundleEntryComponent entry = bundle.addEntry().setResource(event);
            entry.setFullUrl(base + "/" + event.getIdElement().getIdPart());
            entry.getSearch().setMode(SearchEntryMode.MATCH);
        });
        return bundle;
    }

    private static String query(RequestDetails request, Stream<String> more, boolean cursor) {
        Stream<String> asked = request.getParameters().entrySet().stream()
                .filter(parameter -> cursor || !parameter.getKey().equals("_cursor"))
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .map(value -> encode(parameter.getKey()) + "=" + encode(value)));
        return Stream.concat(asked, more).collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
