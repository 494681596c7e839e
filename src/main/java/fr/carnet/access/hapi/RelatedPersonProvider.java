package fr.carnet.access.hapi;

import fr.carnet.shared.fhir.IfMatch;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.OneId;
import fr.carnet.shared.fhir.Unconditional;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.access.Ask;
import fr.carnet.access.related.LinkBook;
import fr.carnet.access.related.LinkSearch;
import fr.carnet.access.related.LinkShelf;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/** {@code /fhir/RelatedPerson}: representatives, carers, contacts, the trusted person (CONTRACT 4). */
@Component
public class RelatedPersonProvider implements IResourceProvider, OfferedProvider {
    private final Desk desk;
    private final LinkBook book;
    private final LinkShelf shelf;
    private final LinkSearch search;
    private final PatientParameter patient;

    RelatedPersonProvider(Desk desk, LinkBook book, LinkShelf shelf, LinkSearch search, PatientParameter patient) {
        this.desk = desk;
        this.book = book;
        this.shelf = shelf;
        this.search = search;
        this.patient = patient;
    }

    @Override
    public Class<RelatedPerson> getResourceType() {
        return RelatedPerson.class;
    }

    @Create
    public MethodOutcome create(@ResourceParam RelatedPerson person, RequestDetails request) {
        Unconditional.require(request);
        return desk.serve(request, call -> Answers.created(book.create(call, person)));
    }

    @Read
    public RelatedPerson read(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> (RelatedPerson)
                Answers.parse(shelf.readable(call, Ask.read("read", "RelatedPerson"), id.getIdPart())));
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam RelatedPerson person, RequestDetails request) {
        return desk.serve(
                request,
                call -> Answers.updated(
                        book.change(call, id.getIdPart(), stored -> person, IfMatch.of(request))));
    }

    @Patch
    public MethodOutcome patch(
            @IdParam IdType id, PatchTypeEnum kind, @ResourceParam String body, RequestDetails request) {
        String one = OneId.of(id);
        return desk.serve(
                request,
                call -> Answers.updated(book.change(
                        call, one, stored -> Patches.apply(stored, kind, body), IfMatch.of(request))));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        Map<String, List<String>> parameters = PatientParameter.others(request);
        return desk.serve(request, call -> Answers.page(
                request, search.search(call, patient.named(request), parameters, PatientParameter.line(parameters))));
    }
}
