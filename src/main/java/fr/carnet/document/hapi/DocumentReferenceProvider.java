package fr.carnet.document.hapi;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
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
import fr.carnet.access.entries.RecordEntries;
import fr.carnet.access.hapi.Desk;
import fr.carnet.access.hapi.PatientParameter;
import fr.carnet.document.deposit.PublishDocument;
import fr.carnet.document.deposit.Shelved;
import fr.carnet.document.patch.MetadataPatch;
import fr.carnet.document.update.UpdateDocument;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import fr.carnet.shared.fhir.IfMatch;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.OneId;
import fr.carnet.shared.fhir.StoredPage;
import fr.carnet.shared.fhir.StoredRead;
import fr.carnet.shared.fhir.Warnings;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** {@code /fhir/DocumentReference}: publish (ITI-105), find (ITI-67), read, update, delete. */
@Component
class DocumentReferenceProvider implements IResourceProvider, OfferedProvider {
    private static final String TYPE = "DocumentReference";

    private final Desk desk;
    private final PatientParameter patient;
    private final RecordEntries entries;
    private final PublishDocument publish;
    private final UpdateDocument update;

    DocumentReferenceProvider(
            Desk desk,
            PatientParameter patient,
            RecordEntries entries,
            PublishDocument publish,
            UpdateDocument update) {
        this.desk = desk;
        this.patient = patient;
        this.entries = entries;
        this.publish = publish;
        this.update = update;
    }

    @Override
    public Class<DocumentReference> getResourceType() {
        return DocumentReference.class;
    }

    @Create
    public MethodOutcome create(@ResourceParam DocumentReference document, RequestDetails request) {
        if (request.getHeader("If-None-Exist") != null) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED,
                    "http.If-None-Exist",
                    "Un document déposé deux fois se reconnaît à son masterIdentifier, sans If-None-Exist.",
                    "A document deposited twice is known by its masterIdentifier, without If-None-Exist.");
        }
        return desk.serve(request, call -> {
            Shelved shelved = publish.publish(call, document);
            MethodOutcome outcome = Metadata.outcome(shelved.entry(), !shelved.existing());
            return Warnings.on(outcome, shelved.warnings(), call.locale());
        });
    }

    @Read(version = true)
    public DocumentReference read(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> {
            Entry entry = entry(call, id);
            return StoredRead.of(
                    request,
                    DocumentReference.class,
                    new StoredRead.Version(entry.id(), entry.version(), entry.lastUpdated(), entry.json()));
        });
    }

    private Entry entry(fr.carnet.access.Call call, IdType id) {
        return id.hasVersionIdPart()
                ? entries.version(call, Ask.read("vread", TYPE), id.getIdPart(), id.getVersionIdPart())
                : entries.read(call, Ask.read("read", TYPE), id.getIdPart());
    }

    @History
    public Bundle history(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> Versions.of(
                request,
                entries.history(call, Ask.read("history-instance", TYPE), id.getIdPart()).stream()
                        .map(entry -> FhirJson.parse(entry.json()))
                        .toList()));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        Map<String, List<String>> parameters = PatientParameter.others(request);
        Ask ask = Ask.search(
                "ITI-67", TYPE, PatientParameter.line(parameters), parameters.containsKey("identifier"));
        return desk.serve(request, call -> {
            Register.Page page = entries.search(call, patient.named(request), ask, parameters);
            List<StoredPage.Match> matches = page.entries().stream()
                    .map(entry -> new StoredPage.Match(TYPE + "/" + entry.id(), entry.json()))
                    .toList();
            return StoredPage.of(request, matches, page.total(), page.nextCursor());
        });
    }

    @Patch
    public MethodOutcome patch(
            @IdParam IdType id,
            @ConditionalUrlParam String url,
            PatchTypeEnum kind,
            @ResourceParam String body,
            RequestDetails request) {
        MetadataPatch patch = Metadata.patch(TYPE, kind, body);
        return desk.serve(request, call -> Metadata.updated(
                id != null
                        ? update.patch(call, id.getIdPart(), patch, IfMatch.of(request))
                        : update.patch(call, ConditionalIdentifier.of(url), patch, IfMatch.of(request))));
    }

    @Delete
    public MethodOutcome delete(@IdParam IdType id, RequestDetails request) {
        String one = OneId.of(id);
        return desk.serve(request, call -> {
            MethodOutcome outcome = Metadata.updated(update.delete(call, one, IfMatch.of(request)));
            return Warnings.deleted(outcome, call.locale());
        });
    }
}
