package fr.carnet.shared.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;

/** One page of a search as a searchset Bundle with {@code self} and {@code next}; pages are told apart by {@code _cursor}. */
public final class Searchset {
    private Searchset() {}

    /** The parameters of a request, as sent. */
    public static Map<String, List<String>> parameters(RequestDetails request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameters().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        return parameters;
    }

    /** @param total exact; empty when not asked */
    public static Bundle of(
            RequestDetails request, List<? extends Resource> page, Optional<Long> total, Optional<String> nextCursor) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        bundle.setId(UUID.randomUUID().toString());
        bundle.getMeta().setLastUpdated(new Date());
        total.ifPresent(number -> bundle.setTotal(Math.toIntExact(number)));
        String base = request.getFhirServerBase() + "/";
        String url = base + request.getResourceName();
        bundle.addLink().setRelation("self").setUrl(url + query(request, Stream.empty(), true));
        nextCursor.ifPresent(cursor -> bundle.addLink()
                .setRelation("next")
                .setUrl(url + query(request, Stream.of("_cursor=" + encode(cursor)), false)));
        page.forEach(resource -> bundle.addEntry()
                .setResource(resource)
                .setFullUrl(base + resource.fhirType() + "/" + resource.getIdElement().getIdPart())
                .getSearch()
                .setMode(SearchEntryMode.MATCH));
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
