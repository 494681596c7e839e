package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.scenario.support.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody sees without a token (CONTRACT 2). */
class SurfaceIT {
    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/guide",
                "/guide/carnet.css",
                "/swagger-ui",
                "/swagger-ui/index.html",
                "/swagger-ui/carnet.js",
                "/swagger-ui/swagger-ui-bundle.js",
                "/swagger-ui/swagger-ui.css",
                "/fhir/api-docs",
                "/fhir/metadata",
                "/fhir/metadata?_format=xml",
                "/actuator/health/liveness",
                "/actuator/health/readiness"
            })
    void is_open_without_a_token(String path) throws Exception {
        assertThat(get(path, "*/*").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/StructureDefinition/carnet-patient", "/v3/api-docs", "/actuator/env", "/nothing"})
    void everything_else_asks_for_a_token(String path) throws Exception {
        assertThat(get(path, "*/*").statusCode()).isEqualTo(401);
    }

    @Test
    void the_capability_statement_names_security_profiles_and_only_what_is_offered() throws Exception {
        CapabilityStatement statement = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(CapabilityStatement.class, get("/fhir/metadata", "application/fhir+json").body());
        assertThat(statement.getRestFirstRep().getSecurity().getServiceFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("SMART-on-FHIR");
        var documents = statement.getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals("DocumentReference"))
                .findFirst()
                .orElseThrow();
        assertThat(documents.getSupportedProfile()).isNotEmpty();
        assertThat(documents.getSearchInclude()).isEmpty();
        assertThat(documents.getSearchRevInclude()).isEmpty();
        assertThat(documents.getOperation()).extracting(operation -> operation.getName())
                .containsExactlyInAnyOrder("provide-cda", "validate");
        assertThat(statement.getRestFirstRep().getInteraction()).extracting(i -> i.getCode().toCode())
                .containsExactlyInAnyOrder("transaction", "batch");
    }

    @Test
    void the_open_api_shows_search_by_post_and_no_history_of_a_type() throws Exception {
        String description = get("/fhir/api-docs", "application/json").body();
        assertThat(description).contains("/DocumentReference/_search", "$open-record", "bearer");
        for (String absent : List.of("\"/_history\"", "\"/DocumentReference/_history\"", "$everything", "$meta", "$expunge")) {
            assertThat(description).doesNotContain(absent);
        }
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(RunningServer.base() + path)).header("Accept", accept).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
