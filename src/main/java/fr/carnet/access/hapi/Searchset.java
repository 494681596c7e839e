package fr.carnet.access.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;

/** One page of the register as a searchset Bundle. */
public final class Searchset {
    private static final String CURSOR = "_cursor";

    private Searchset() {}

    public static Bundle of(RequestDetails request, String type, Register.Page page) {
        Bundle bundle = new Bundle();
        bundle.setType(BundleType.SEARCHSET);
        String base = request.getFhirServerBase();
        bundle.addLink().setRelation("self").setUrl(link(request, base + "/" + type, null));
        page.nextCursor().ifPresent(cursor -> bundle.addLink()
                .setRelation("next")
                .setUrl(link(request, base + "/" + type, cursor)));
        page.total().ifPresent(total -> bundle.setTotal(Math.toIntExact(total)));
        for (Entry entry : page.entries()) {
            bundle.addEntry()
                    .setFullUrl(base + "/" + type + "/" + entry.id())
                    .setResource(parse(entry))
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        return bundle;
    }

    /** The stored resource. */
    public static Resource parse(Entry entry) {
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(entry.json());
    }

    private static String link(RequestDetails request, String address, String cursor) {
        StringBuilder url = new StringBuilder(address);
        for (Map.Entry<String, String[]> parameter : request.getParameters().entrySet()) {
            if (!parameter.getKey().equals(CURSOR)) {
                List.of(parameter.getValue()).forEach(value -> append(url, parameter.getKey(), value));
            }
        }
        if (cursor != null) {
            append(url, CURSOR, cursor);
        }
        return url.toString();
    }

    private static void append(StringBuilder url, String name, String value) {
        url.append(url.indexOf("?") < 0 ? '?' : '&')
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
