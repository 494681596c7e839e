package fr.carnet.clinical.hapi;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import fr.carnet.clinical.ClinicalTypes;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

class ClinicalProvidersTest {
    private final ClinicalDoors none = new ClinicalDoors(null, null, null, null, null, null);

    @Test
    void each_clinical_type_has_its_provider() throws ReflectiveOperationException {
        assertThat(providers().stream().map(p -> p.getResourceType().getSimpleName()).collect(Collectors.toSet()))
                .isEqualTo(new ClinicalTypes().names());
    }

    @Test
    void the_server_takes_the_providers_and_offers_no_deletion() throws Exception {
        RestfulServer server = new RestfulServer(FhirContext.forR4Cached());
        server.registerProviders(List.<Object>copyOf(providers()));
        server.registerProvider(new PatientVisibilityProvider(null, null));
        server.init(new org.springframework.mock.web.MockServletConfig());
        Set<String> methods = server.getResourceBindings().stream()
                .filter(binding -> binding.getResourceName().equals("Observation"))
                .flatMap(binding -> binding.getMethodBindings().stream())
                .map(method -> method.getRestOperationType() == null ? "" : method.getRestOperationType().getCode())
                .collect(Collectors.toSet());
        assertThat(methods)
                .contains("create", "update", "vread", "history-instance", "search-type", "extended-operation-instance")
                .doesNotContain("delete", "patch", "history-type");
    }

    private List<ClinicalProvider> providers() throws ReflectiveOperationException {
        ClinicalProviders beans = new ClinicalProviders();
        return Arrays.stream(ClinicalProviders.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Bean.class))
                .map(method -> provider(beans, method))
                .toList();
    }

    private ClinicalProvider provider(ClinicalProviders beans, Method method) {
        try {
            return (ClinicalProvider) method.invoke(beans, none);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
