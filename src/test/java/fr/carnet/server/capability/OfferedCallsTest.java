package fr.carnet.server.capability;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockServletConfig;

class OfferedCallsTest {
    @Test
    void a_provider_that_came_with_hapi_is_noticed() throws ServletException {
        RestfulServer server = new RestfulServer(FhirContext.forR4Cached());
        server.registerProvider(new Stranger());
        server.init(new MockServletConfig());

        assertThat(OfferedCalls.of(server))
                .contains(new OfferedCalls.Offered(
                        "Patient", "$everything", new OfferedCalls.Levels(false, false, true, true), false))
                .anyMatch(call -> call.type().equals("OperationDefinition"));
    }

    /** Stands for any provider of HAPI's. */
    public static final class Stranger {
        @Operation(name = "$everything", typeName = "Patient", idempotent = true)
        public Bundle everything(@IdParam IdType id) {
            return new Bundle();
        }
    }
}
