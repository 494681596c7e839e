package fr.carnet.identity.web;

import fr.carnet.identity.IdentitySettings;
import fr.carnet.shared.fhir.CapabilityPart;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells how software is let in: bearer tokens, SMART App Launch 2.2. */
@Component
@Order(0)
class SecurityTold implements CapabilityPart {
    private static final String OAUTH = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final IdentitySettings settings;

    SecurityTold(IdentitySettings settings) {
        this.settings = settings;
    }

    @Override
    public void complete(CapabilityStatement statement) {
        CapabilityStatementRestSecurityComponent security = statement.getRestFirstRep().getSecurity();
        security.setCors(true);
        security.addService()
                .setText("OAuth2 (SMART App Launch 2.2)")
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/restful-security-service")
                .setCode("SMART-on-FHIR")
                .setDisplay("SMART-on-FHIR");
        security.setDescription("Jeton porteur JWT d'un émetteur reconnu ; voir .well-known/smart-configuration. "
                + "JWT bearer token of a known issuer; see .well-known/smart-configuration.");
        Extension addresses = security.addExtension().setUrl(OAUTH);
        addresses.addExtension("token", new UriType(settings.baseUrl() + "/oauth2/token"));
        if (settings.authorizationEndpoint() != null) {
            addresses.addExtension("authorize", new UriType(settings.authorizationEndpoint()));
        }
    }
}
