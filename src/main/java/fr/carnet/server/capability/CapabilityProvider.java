package fr.carnet.server.capability;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import fr.carnet.server.ServerFacts;
import fr.carnet.shared.fhir.CapabilityPart;
import fr.carnet.shared.fhir.OperationDefinitions;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.springframework.stereotype.Component;

/**
 * {@code GET /fhir/metadata}: the same for everybody, made once from the calls the server is bound to and from what the
 * rooms say of them. HAPI's own conformance provider is not used: it also serves OperationDefinitions of its making.
 */
@Component
public class CapabilityProvider {
    private final ServerFacts facts;
    private final List<CapabilityPart> parts;
    private final StatementOfCalls statementOfCalls;
    private volatile CapabilityStatement known;

    CapabilityProvider(ServerFacts facts, List<CapabilityPart> parts, OperationDefinitions definitions) {
        this.facts = facts;
        this.parts = List.copyOf(parts);
        this.statementOfCalls = new StatementOfCalls(definitions);
    }

    @Metadata(cacheMillis = 0)
    public CapabilityStatement statement(RequestDetails request) {
        CapabilityStatement statement = made((RestfulServer) request.getServer()).copy();
        statement.getImplementation().setUrl(request.getFhirServerBase());
        return statement;
    }

    private CapabilityStatement made(RestfulServer server) {
        CapabilityStatement statement = known;
        if (statement == null) {
            statement = make(server);
            known = statement;
        }
        return statement;
    }

    private CapabilityStatement make(RestfulServer server) {
        CapabilityStatement statement = head();
        statement.addRest(statementOfCalls.rest(OfferedCalls.of(server)));
        parts.forEach(part -> part.complete(statement));
        return statement;
    }

    private CapabilityStatement head() {
        CapabilityStatement statement = new CapabilityStatement();
        statement.setId("carnet");
        statement.setUrl("https://carnet.example/fhir/CapabilityStatement/carnet")
                .setVersion(facts.version())
                .setName("Carnet")
                .setTitle("Carnet — dossier médical partagé")
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(Date.from(facts.date()))
                .setPublisher("Carnet")
                .setDescription("Dossier médical partagé (FHIR R4, IHE MHD, ANS PDSm). Guide : /guide. "
                        + "A shared health record (FHIR R4, IHE MHD, ANS PDSm). Guide: /guide.");
        statement.setKind(CapabilityStatementKind.INSTANCE).setFhirVersion(FHIRVersion._4_0_1);
        statement.getSoftware().setName("Carnet").setVersion(facts.version()).setReleaseDate(Date.from(facts.date()));
        statement.getImplementation().setDescription(facts.sandbox() ? "Carnet (bac à sable)" : "Carnet");
        List.of("application/fhir+json", "json", "application/fhir+xml", "xml").forEach(statement::addFormat);
        List.of(
                        "application/json-patch+json",
                        "application/xml-patch+xml",
                        "application/fhir+json",
                        "application/fhir+xml")
                .forEach(statement::addPatchFormat);
        return statement;
    }
}
