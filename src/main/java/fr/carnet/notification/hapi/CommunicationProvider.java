package fr.carnet.notification.hapi;

import fr.carnet.shared.fhir.OfferedProvider;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.access.hapi.Desk;
import fr.carnet.access.hapi.PatientParameter;
import fr.carnet.notification.MessageDesk;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.fhir.Searchset;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** {@code /fhir/Communication}: read and search; messages are written by Carnet only. */
@Component
class CommunicationProvider implements IResourceProvider, OfferedProvider {
    private final Desk desk;
    private final MessageDesk messages;
    private final PatientParameter patient;

    CommunicationProvider(Desk desk, MessageDesk messages, PatientParameter patient) {
        this.desk = desk;
        this.messages = messages;
        this.patient = patient;
    }

    @Override
    public Class<Communication> getResourceType() {
        return Communication.class;
    }

    @Read
    public Communication read(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> parse(messages.read(call, id.getIdPart())));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        Map<String, List<String>> asked = PatientParameter.others(request);
        Register.Page page = desk.serve(
                request,
                call -> messages.search(call, asked, PatientParameter.line(asked), patient.named(request)));
        List<Communication> found =
                page.entries().stream().map(CommunicationProvider::parse).toList();
        return Searchset.of(request, found, page.total(), page.nextCursor());
    }

    private static Communication parse(Entry entry) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Communication.class, entry.json());
    }
}
