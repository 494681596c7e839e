package fr.carnet.backfill;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import fr.carnet.shared.BusinessIdentifier;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Histories read from a FHIR server, page by page along the {@code next} links of a searchset: the resources the import
 * itself makes, their first identifier being the row's id. A page that says it comes from elsewhere is not followed, so that
 * the token stays with the server it is for. An entry that cannot be read is reported by its place and left out.
 */
final class HttpSource implements HistorySource {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSource.class);

    private final HttpSourceSettings settings;
    private final PatientHttp http;

    HttpSource(HttpSourceSettings settings) {
        this.settings = settings;
        this.http = new PatientHttp(settings);
    }

    @Override
    public boolean knows(BusinessIdentifier ins) {
        return true;
    }

    @Override
    public List<HistoryRow> rows(
            BusinessIdentifier ins, HistoryWindow window, Optional<HistoryRow.Position> after, int max) {
        return all(ins, window).stream()
                .filter(row -> after.isEmpty() || row.position().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(HistoryRow::position))
                .limit(max)
                .toList();
    }

    @Override
    public List<HistoryRow> all(BusinessIdentifier ins, HistoryWindow window) {
        URI first = first(ins, window);
        List<HistoryRow> rows = new ArrayList<>();
        Set<URI> asked = new HashSet<>();
        Optional<URI> address = Optional.of(first);
        while (address.isPresent()) {
            if (!asked.add(address.get()) || asked.size() > settings.maxPages()) {
                throw new SourceUnavailable("the history source's pages do not end");
            }
            Bundle page = http.get(address.get(), HttpSource::searchset);
            page.getEntry().forEach(entry -> read(entry, asked.size(), rows));
            address = next(page, address.get()).map(following -> sameServer(first, following));
        }
        return rows.stream().filter(row -> window.contains(row.date())).toList();
    }

    private URI first(BusinessIdentifier ins, HistoryWindow window) {
        return URI.create(settings.url()
                .replace("{system}", encoded(ins.system()))
                .replace("{value}", encoded(ins.value()))
                .replace("{from}", window.from().toString())
                .replace("{to}", window.to().toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Bundle searchset(byte[] body) {
        try {
            Bundle page = FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(Bundle.class, new String(body, StandardCharsets.UTF_8));
            if (page.getType() == Bundle.BundleType.SEARCHSET) {
                return page;
            }
        } catch (DataFormatException | ClassCastException notWhole) {
            throw new IllegalArgumentException("not a Bundle", notWhole);
        }
        throw new IllegalArgumentException("not a searchset");
    }

    private static Optional<URI> next(Bundle page, URI base) {
        return Optional.ofNullable(page.getLink("next")).map(link -> base.resolve(link.getUrl()));
    }

    private static URI sameServer(URI first, URI following) {
        if (!first.getScheme().equalsIgnoreCase(following.getScheme())
                || !first.getAuthority().equalsIgnoreCase(following.getAuthority())) {
            throw new SourceUnavailable("the history source leads to another server");
        }
        return following;
    }

    private static void read(BundleEntryComponent entry, int page, List<HistoryRow> rows) {
        if (entry.getResource() == null || entry.getResource() instanceof OperationOutcome) {
            return;
        }
        try {
            rows.add(FhirLine.of(entry.getResource()));
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("history source: an entry of page {} left out: {}", page, unreadable.getMessage());
        }
    }
}
