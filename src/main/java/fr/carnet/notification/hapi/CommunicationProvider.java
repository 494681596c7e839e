package fr.carnet.notification.hapi;

import fr.carnet.shared.fhir.OfferedProvider;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.access.hapi.Desk;
import fr.carnet.notification.MessageDesk;
import fr.carnet.shared.fhir.Searchset;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** {@code /fhir/Communication}: read and search; messages are written by Carnet only. */
@Component
class CommunicationProvider implements IResourceProvider, OfferedProvider {
    private final Desk desk;
    private final MessageDesk messages;

    CommunicationProvider(Desk desk, MessageDesk messages) {
        this.desk = desk;
        this.messages = messages;
    }

    @Override
    public Class<Communication> getResourceType() {
        return Communication.class;
    }

    @Read
    public Communication read(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> messages.read(call, id.getIdPart()));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        MessageDesk.Found found = desk.serve(request, call -> messages.search(call, Searchset.parameters(request)));
        return Searchset.of(request, found.messages(), found.total(), found.nextCursor());
    }
}
