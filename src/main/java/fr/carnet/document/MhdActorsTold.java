package fr.carnet.document;

import fr.carnet.shared.fhir.CapabilityPart;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells which actors of IHE MHD 4.2.3 this server is, and the one include of the document searches. */
@Component
@Order(0)
class MhdActorsTold implements CapabilityPart {
    private static final String MHD = "https://profiles.ihe.net/ITI/MHD/CapabilityStatement/IHE.MHD.";
    private static final List<String> ACTORS = List.of(
            "DocumentRecipient",
            "DocumentRecipient.Comprehensive",
            "DocumentRecipient.UnContained",
            "DocumentRecipient.Simplified",
            "DocumentResponder");

    @Override
    public void complete(CapabilityStatement statement) {
        ACTORS.forEach(actor -> statement.addInstantiates(MHD + actor));
        CapabilityPart.resource(statement, "List")
                .filter(CapabilityPart::searched)
                .ifPresent(list -> list.addSearchInclude("List:item"));
    }
}
