package fr.carnet.document.hapi;

import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.access.Ask;
import fr.carnet.access.hapi.Desk;
import fr.carnet.access.hapi.PatientParameter;
import fr.carnet.document.patch.MetadataPatch;
import fr.carnet.document.retrieve.SubmissionSets;
import fr.carnet.document.update.UpdateList;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.IfMatch;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.OneId;
import fr.carnet.shared.fhir.Searchset;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ListResource;
import org.springframework.stereotype.Component;

/** {@code /fhir/List}: submission sets and folders, found (ITI-66), read, archived by who made them. */
@Component
class ListProvider implements IResourceProvider, OfferedProvider {
    private static final String TYPE = "List";

    private final Desk desk;
    private final PatientParameter patient;
    private final SubmissionSets sets;
    private final UpdateList update;

    ListProvider(Desk desk, PatientParameter patient, SubmissionSets sets, UpdateList update) {
        this.desk = desk;
        this.patient = patient;
        this.sets = sets;
        this.update = update;
    }

    @Override
    public Class<ListResource> getResourceType() {
        return ListResource.class;
    }

    @Read(version = true)
    public ListResource read(@IdParam IdType id, RequestDetails request) {
        Integer version = version(id);
        Ask ask = Ask.read(version == null ? "read" : "vread", TYPE);
        return desk.serve(request, call -> sets.read(call, ask, id.getIdPart(), version));
    }

    private static Integer version(IdType id) {
        if (!id.hasVersionIdPart()) {
            return null;
        }
        if (!id.getVersionIdPart().matches("[1-9][0-9]{0,8}")) {
            throw Refusal.of(ErrorCode.NOT_FOUND);
        }
        return Integer.valueOf(id.getVersionIdPart());
    }

    @History
    public Bundle history(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> Versions.of(
                request, sets.history(call, Ask.read("history-instance", TYPE), id.getIdPart())));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        Map<String, List<String>> parameters = PatientParameter.others(request);
        Ask ask = Ask.search(
                "ITI-66", TYPE, PatientParameter.line(parameters), parameters.containsKey("identifier"));
        return desk.serve(request, call -> {
            SubmissionSets.Found found = sets.search(call, patient.named(request), ask, parameters);
            Bundle bundle = Searchset.of(
                    request, found.lists(), found.page().total(), found.page().nextCursor());
            found.documents().forEach(document -> bundle.addEntry()
                    .setResource(document)
                    .setFullUrl(request.getFhirServerBase() + "/DocumentReference/"
                            + document.getIdElement().getIdPart())
                    .getSearch()
                    .setMode(SearchEntryMode.INCLUDE));
            return bundle;
        });
    }

    @Patch
    public MethodOutcome patch(
            @IdParam IdType id, PatchTypeEnum kind, @ResourceParam String body, RequestDetails request) {
        String one = OneId.of(id);
        MetadataPatch patch = Metadata.patch(TYPE, kind, body);
        return desk.serve(request, call -> {
            ListResource list = update.patch(call, one, patch, IfMatch.of(request));
            MethodOutcome outcome = new MethodOutcome(new IdType(TYPE, one), false);
            outcome.setResource(list);
            return outcome;
        });
    }
}
