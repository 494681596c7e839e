package fr.carnet.document.hapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/** All versions of one entry, newest first, as a history Bundle: each with what made it (FHIR R4, bdl-3 and bdl-4). */
final class Versions {
    private Versions() {}

    static Bundle of(RequestDetails request, List<? extends Resource> versions) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.HISTORY).setTotal(versions.size());
        bundle.setId(UUID.randomUUID().toString());
        bundle.getMeta().setLastUpdated(new Date());
        bundle.addLink().setRelation("self").setUrl(request.getCompleteUrl());
        versions.forEach(version -> add(bundle.addEntry(), request.getFhirServerBase(), version));
        return bundle;
    }

    private static void add(BundleEntryComponent entry, String base, Resource version) {
        boolean first = "1".equals(version.getMeta().getVersionId());
        String address = version.fhirType() + "/" + version.getIdElement().getIdPart();
        entry.setFullUrl(base + "/" + address).setResource(version);
        entry.getRequest().setMethod(first ? HTTPVerb.POST : HTTPVerb.PATCH).setUrl(first ? version.fhirType() : address);
        entry.getResponse()
                .setStatus(first ? "201" : "200")
                .setEtag("W/\"" + version.getMeta().getVersionId() + "\"")
                .setLastModified(version.getMeta().getLastUpdated());
    }
}
