package fr.carnet.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnReferencesTest {
    private static final String BASE = "https://carnet.example.fr/fhir";

    private static String afterReading(int blanksBefore, String reference) {
        AllergyIntolerance resource = new AllergyIntolerance();
        resource.getPatient().setReference(reference);
        ServletRequestDetails request = new ServletRequestDetails();
        request.setFhirServerBase(BASE);
        String body = " ".repeat(blanksBefore) + new String(FhirJson.bytes(resource), StandardCharsets.UTF_8);
        request.setRequestContents(body.getBytes(StandardCharsets.UTF_8));
        OwnReferences.makeRelative(resource, request);
        return resource.getPatient().getReference();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_450, 65_465, 65_470, 65_475, 65_480, 65_536, 200_000})
    void the_servers_own_address_is_found_wherever_it_stands_in_the_body(int blanksBefore) {
        assertThat(afterReading(blanksBefore, BASE + "/Patient/p1-2")).isEqualTo("Patient/p1-2");
        assertThat(afterReading(blanksBefore, "https://elsewhere.example.fr/fhir/Patient/p1-2"))
                .isEqualTo("https://elsewhere.example.fr/fhir/Patient/p1-2");
    }
}
