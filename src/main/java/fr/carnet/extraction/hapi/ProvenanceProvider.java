package fr.carnet.extraction.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.access.Ask;
import fr.carnet.access.hapi.Desk;
import fr.carnet.access.hapi.PatientParameter;
import fr.carnet.extraction.Sources;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.Searchset;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.springframework.stereotype.Component;

/** Provenance: read, and search by what it is about. */
@Component
class ProvenanceProvider implements IResourceProvider, OfferedProvider {
    private static final String TYPE = "Provenance";

    private final Desk desk;
    private final Sources sources;
    private final PatientParameter patient;

    ProvenanceProvider(Desk desk, Sources sources, PatientParameter patient) {
        this.desk = desk;
        this.sources = sources;
        this.patient = patient;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Provenance.class;
    }

    @Read
    public Provenance read(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> sources.read(call, Ask.read("read", TYPE), id.getIdPart()));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        Map<String, List<String>> parameters = PatientParameter.others(request);
        Ask ask = Ask.search("search", TYPE, PatientParameter.line(parameters), false);
        return desk.serve(request, call -> {
            Sources.Found found = sources.search(call, patient.named(request), ask, parameters);
            return Searchset.of(request, found.provenances(), found.page().total(), found.page().nextCursor());
        });
    }
}
