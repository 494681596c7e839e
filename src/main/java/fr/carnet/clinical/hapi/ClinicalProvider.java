package fr.carnet.clinical.hapi;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.access.Ask;
import fr.carnet.access.hapi.PatientParameter;
import fr.carnet.clinical.IfNoneExist;
import fr.carnet.clinical.VisibilityRequest;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.fhir.IfMatch;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.StoredPage;
import fr.carnet.shared.fhir.StoredRead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;

/** One clinical type on the server: create, read, versions, update, search, {@code $set-visibility}; nothing is deleted. */
class ClinicalProvider implements IResourceProvider, OfferedProvider {
    private final Class<? extends DomainResource> type;
    private final String name;
    private final ClinicalDoors doors;

    ClinicalProvider(Class<? extends DomainResource> type, ClinicalDoors doors) {
        this.type = type;
        this.name = type.getSimpleName();
        this.doors = doors;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    @Create
    public MethodOutcome create(@ResourceParam DomainResource sent, RequestDetails request) {
        Optional<IfNoneExist> condition = Optional.ofNullable(request.getHeader(IfNoneExist.HEADER))
                .filter(header -> !header.isBlank())
                .map(header -> IfNoneExist.parse(header, request.getFhirServerBase()));
        return doors.desk().serve(request, call -> WriteAnswer.of(
                doors.book().create(call, sent, condition), doors.shown(), call.locale()));
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam DomainResource sent, RequestDetails request) {
        return doors.desk().serve(request, call -> WriteAnswer.of(
                doors.book().update(call, id.getIdPart(), sent, IfMatch.of(request)), doors.shown(), call.locale()));
    }

    @Read(version = true)
    public DomainResource read(@IdParam IdType id, RequestDetails request) {
        return doors.desk().serve(request, call -> {
            Entry entry = id.hasVersionIdPart()
                    ? doors.entries().version(call, Ask.read("vread", name), id.getIdPart(), id.getVersionIdPart())
                    : doors.entries().read(call, Ask.read("read", name), id.getIdPart());
            return StoredRead.of(
                    request,
                    type,
                    new StoredRead.Version(
                            entry.id(), entry.version(), entry.lastUpdated(), doors.shown().jsonOf(entry)));
        });
    }

    @History
    public Bundle history(@IdParam IdType id, RequestDetails request) {
        return doors.desk().serve(request, call -> HistoryBundle.of(
                request, doors.entries().history(call, Ask.read("history", name), id.getIdPart()), doors.shown()));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        Map<String, List<String>> parameters = PatientParameter.others(request);
        Ask ask = Ask.search(
                "search", name, PatientParameter.line(parameters), parameters.containsKey("identifier"));
        return doors.desk().serve(request, call -> {
            Register.Page page =
                    doors.entries().search(call, doors.patient().named(request), ask, parameters);
            List<StoredPage.Match> matches = page.entries().stream()
                    .map(entry -> new StoredPage.Match(name + "/" + entry.id(), doors.shown().jsonOf(entry)))
                    .toList();
            return StoredPage.of(request, matches, page.total(), page.nextCursor());
        });
    }

    @Operation(name = "$set-visibility")
    public Parameters setVisibility(@IdParam IdType id, @ResourceParam Parameters sent, RequestDetails request) {
        VisibilityRequest asked = VisibilityRequest.ofResource(sent);
        return doors.desk().serve(request, call -> {
            doors.visibility().onResource(call, name, id.getIdPart(), asked.labels());
            return asked.answer();
        });
    }
}
