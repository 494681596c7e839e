package fr.carnet.server.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.ETagSupportEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import fr.carnet.server.ServerFacts;
import fr.carnet.server.capability.CapabilityProvider;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The REST front: HAPI's server with our providers and nothing of HAPI's. The way of a request is {@code
 * InterceptorOrder}, then the provider's method, which asks the decision before it touches data.
 */
@Component
public class RestFront {
    private final RestfulServer server;

    RestFront(
            FhirContext context,
            OfferedProviders providers,
            List<ServerInterceptor> interceptors,
            CapabilityProvider capabilities,
            ServerFacts facts) {
        server = new FhirServlet(context);
        server.setServerName("Carnet");
        server.setServerVersion(facts.version());
        server.setImplementationDescription("Carnet");
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setDefaultPrettyPrint(false);
        server.setETagSupport(ETagSupportEnum.ENABLED);
        server.setUncompressIncomingContents(false);
        server.setPagingProvider(null);
        server.registerProviders(providers.all());
        server.setServerConformanceProvider(capabilities);
        interceptors.forEach(server::registerInterceptor);
    }

    public RestfulServer server() {
        return server;
    }
}
