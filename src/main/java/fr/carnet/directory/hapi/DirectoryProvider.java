package fr.carnet.directory.hapi;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.access.hapi.Desk;
import fr.carnet.directory.DirectoryDesk;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.IfMatch;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.Searchset;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** One type of the directory on the server. */
class DirectoryProvider implements IResourceProvider, OfferedProvider {
    private final Class<? extends DomainResource> type;
    private final Desk desk;
    private final DirectoryDesk directory;

    DirectoryProvider(Class<? extends DomainResource> type, Desk desk, DirectoryDesk directory) {
        this.type = type;
        this.desk = desk;
        this.directory = directory;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    @Read
    public DomainResource read(@IdParam IdType id, RequestDetails request) {
        return desk.serve(
                request, call -> (DomainResource) directory.read(call, type.getSimpleName(), id.getIdPart()));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        return desk.serve(request, call -> {
            List<Resource> found = directory.search(call, type.getSimpleName(), Searchset.parameters(request));
            return Searchset.of(request, found, Optional.of((long) found.size()), Optional.empty());
        });
    }

    @Create
    public MethodOutcome create(@ResourceParam DomainResource sent, RequestDetails request) {
        if (request.getHeader("If-None-Exist") != null) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED,
                    "If-None-Exist",
                    "L'annuaire n'a qu'une entrée par identifiant : cherchez-la d'abord.",
                    "The directory has one entry for each identifier: search for it first.");
        }
        return desk.serve(request, call -> outcome(directory.create(call, sent), true));
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam DomainResource sent, RequestDetails request) {
        return desk.serve(
                request,
                call -> outcome(directory.update(call, id.getIdPart(), sent, IfMatch.of(request)), false));
    }

    private static MethodOutcome outcome(Resource stored, boolean created) {
        MethodOutcome outcome = new MethodOutcome(stored.getIdElement().toUnqualified(), created);
        outcome.setResource(stored);
        return outcome;
    }
}
