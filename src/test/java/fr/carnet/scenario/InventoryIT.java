package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.RestfulServer;
import fr.carnet.register.SearchParameters;
import fr.carnet.scenario.support.RunningServer;
import fr.carnet.server.capability.OfferedCalls;
import fr.carnet.server.rest.RestFront;
import fr.carnet.shared.fhir.OfferedForEveryType;
import fr.carnet.shared.fhir.OfferedProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/**
 * What is offered is exactly what the contract names (CONTRACT 6 and 7), read from the running server: a call, an
 * operation or a parameter more or less fails here. The list is {@code offered.txt}.
 */
class InventoryIT {
    private final ApplicationContext context = RunningServer.context();

    @Test
    void every_call_the_server_is_bound_to_answer_is_on_the_list_and_the_other_way_round() {
        assertThat(calls(context.getBean(RestFront.class).server()))
                .containsExactlyInAnyOrderElementsOf(listed("call"));
    }

    @Test
    void every_search_parameter_is_on_the_list_and_the_other_way_round() {
        SearchParameters parameters = context.getBean(SearchParameters.class);
        Set<String> offered = parameters.types().stream()
                .flatMap(type -> parameters.of(type).stream()
                        .map(parameter -> type + " " + parameter.name() + " " + parameter.type().code()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(offered).containsExactlyInAnyOrderElementsOf(listed("param"));
    }

    @Test
    void every_registered_provider_is_ours_though_hapi_brings_its_own_as_beans() {
        RestfulServer server = context.getBean(RestFront.class).server();
        assertThat(Stream.concat(server.getPlainProviders().stream(), server.getResourceProviders().stream()))
                .isNotEmpty()
                .allMatch(OfferedProvider.class::isInstance)
                .allMatch(provider -> provider.getClass().getName().startsWith("fr.carnet."));
        assertThat(context.getBeansOfType(OfferedForEveryType.class)).isNotEmpty();
    }

    private static Set<String> calls(RestfulServer server) {
        return OfferedCalls.of(server).stream().map(InventoryIT::line).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String line(OfferedCalls.Offered call) {
        String type = call.type().isEmpty() ? "-" : call.type();
        if (call.operation() == null) {
            return type + " " + call.what();
        }
        OfferedCalls.Levels levels = call.operation();
        return type + " " + call.what() + (levels.system() ? " system" : "") + (levels.type() ? " type" : "")
                + (levels.instance() ? " instance" : "") + (levels.get() ? " get" : "");
    }

    private static Set<String> listed(String kind) {
        try (var file = InventoryIT.class.getResourceAsStream("/offered.txt")) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return lines.stream()
                    .filter(line -> line.startsWith(kind + " "))
                    .map(line -> line.substring(kind.length() + 1).strip())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
