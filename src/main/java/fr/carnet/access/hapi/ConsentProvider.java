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
import fr.carnet.access.consent.ConsentBook;
import fr.carnet.access.consent.ConsentSearch;
import fr.carnet.access.consent.ConsentShelf;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** {@code /fhir/Consent}: grants, blocks, emergency refusals (CONTRACT 5). */
@Component
public class ConsentProvider implements IResourceProvider, OfferedProvider {
    private final Desk desk;
    private final ConsentBook book;
    private final ConsentShelf shelf;
    private final ConsentSearch search;
    private final PatientParameter patient;

    ConsentProvider(Desk desk, ConsentBook book, ConsentShelf shelf, ConsentSearch search, PatientParameter patient) {
        this.desk = desk;
        this.book = book;
        this.shelf = shelf;
        this.search = search;
        this.patient = patient;
    }

    @Override
    public Class<Consent> getResourceType() {
        return Consent.class;
    }

    @Create
    public MethodOutcome create(@ResourceParam Consent consent, RequestDetails request) {
        Unconditional.require(request);
        return desk.serve(request, call -> Answers.created(book.create(call, consent)));
    }

    @Read
    public Consent read(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> (Consent)
                Answers.parse(shelf.readable(call, Ask.read("read", "Consent"), id.getIdPart())));
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Consent consent, RequestDetails request) {
        return desk.serve(
                request,
                call -> Answers.updated(
                        book.change(call, id.getIdPart(), stored -> consent, IfMatch.of(request))));
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
