package fr.carnet.shared.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * A page of a search, or a Bundle made of what is stored, whose entries leave as they are stored, without being read and
 * written again: where JSON is asked and nothing is to be cut out or laid out.
 */
public final class StoredPage {
    private static final String KEY = StoredPage.class.getName();
    private static final Set<String> SHAPES = Set.of("_summary", "_elements", "_pretty");

    private final byte[] json;

    private StoredPage(byte[] json) {
        this.json = json;
    }

    /** One entry found: {@code Type/id} and the resource as JSON. */
    public record Match(String address, String json) {}

    /** @param total exact; empty when not asked */
    public static Bundle of(
            RequestDetails request, List<Match> page, Optional<Long> total, Optional<String> nextCursor) {
        if (!asStored(request)) {
            return Searchset.of(
                    request, page.stream().map(match -> FhirJson.parse(match.json())).toList(), total, nextCursor);
        }
        Bundle bundle = Searchset.of(request, List.of(), total, nextCursor);
        bundle.setUserData(KEY, new StoredPage(filled(bundle, page, request.getFhirServerBase())));
        return bundle;
    }

    /**
     * A whole made Bundle whose stored resources leave as they are stored.
     *
     * @param stored the JSON of its resources that are stored, by {@code Type/id}; the others are encoded
     */
    public static Bundle of(RequestDetails request, Bundle whole, Map<String, String> stored) {
        if (!asStored(request)) {
            return whole;
        }
        List<BundleEntryComponent> entries = whole.getEntry();
        whole.setEntry(null);
        StringBuilder json = begun(encoded(whole), entries.size());
        for (BundleEntryComponent entry : entries) {
            Resource resource = entry.getResource();
            String address = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
            json.append(entry.hasFullUrl() ? "{\"fullUrl\":\"" + entry.getFullUrl() + "\",\"resource\":" : "{\"resource\":");
            json.append(stored.containsKey(address) ? stored.get(address) : encoded(resource));
            json.append(",\"search\":{\"mode\":\"").append(entry.getSearch().getMode().toCode()).append("\"}},");
        }
        whole.setUserData(KEY, new StoredPage(ended(json, entries.isEmpty())));
        return whole;
    }

    public static Optional<StoredPage> in(Object answer) {
        return answer instanceof Bundle bundle
                ? Optional.ofNullable((StoredPage) bundle.getUserData(KEY))
                : Optional.empty();
    }

    /** The whole Bundle. */
    public byte[] json() {
        return json;
    }

    static boolean asStored(RequestDetails request) {
        return request.getParameters().keySet().stream().noneMatch(SHAPES::contains)
                && RestfulServerUtils.determineResponseEncodingWithDefault(request).getEncoding() == EncodingEnum.JSON
                && !RestfulServerUtils.prettyPrintResponse(request.getServer(), request);
    }

    private static byte[] filled(Bundle bundle, List<Match> page, String base) {
        StringBuilder json = begun(SearchsetHead.of(bundle), page.size());
        for (Match match : page) {
            json.append("{\"fullUrl\":\"").append(base).append('/').append(match.address());
            json.append("\",\"resource\":").append(match.json()).append(",\"search\":{\"mode\":\"match\"}},");
        }
        return ended(json, page.isEmpty());
    }

    private static StringBuilder begun(String head, int size) {
        StringBuilder json = new StringBuilder(head.length() + size * 2_000);
        return json.append(head, 0, head.length() - 1).append(",\"entry\":[");
    }

    /** FHIR knows no empty array. */
    private static byte[] ended(StringBuilder json, boolean empty) {
        json.setLength(empty ? json.length() - ",\"entry\":[".length() : json.length() - 1);
        return json.append(empty ? "}" : "]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(Resource resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }
}
