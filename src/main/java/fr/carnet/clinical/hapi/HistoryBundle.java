package fr.carnet.clinical.hapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.clinical.Shown;
import fr.carnet.register.Entry;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/** All versions of one resource, newest first, as a history Bundle. */
final class HistoryBundle {
    private HistoryBundle() {}

    static Bundle of(RequestDetails request, List<Entry> versions, Shown shown) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.HISTORY);
        bundle.setId(UUID.randomUUID().toString());
        bundle.getMeta().setLastUpdated(new Date());
        bundle.setTotal(versions.size());
        bundle.addLink().setRelation("self").setUrl(request.getCompleteUrl());
        for (Entry version : versions) {
            boolean first = version.version() == 1;
            String address = version.type() + "/" + version.id();
            Bundle.BundleEntryComponent entry = bundle.addEntry()
                    .setFullUrl(request.getFhirServerBase() + "/" + address)
                    .setResource(shown.of(version));
            entry.getRequest()
                    .setMethod(first ? HTTPVerb.POST : HTTPVerb.PUT)
                    .setUrl(first ? version.type() : address);
            entry.getResponse()
                    .setStatus(first ? "201" : "200")
                    .setEtag("W/\"" + version.version() + "\"")
                    .setLastModified(Date.from(version.lastUpdated()));
        }
        return bundle;
    }
}
