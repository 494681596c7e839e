package fr.carnet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class DemonstrationTest {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile String refused = "nothing";
    private HttpServer server;
    private Demonstration demonstration;

    @BeforeEach
    void start() throws IOException {
        DriverManagerDataSource data =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/common/V601__sandbox.sql")).execute(data);
        demonstration = new Demonstration(new DemoBook(JdbcClient.create(data)), Instant::now);
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void every_call_is_well_formed_and_a_second_load_makes_none() {
        assertThat(load()).isZero();
        assertThat(calls).filteredOn("/fhir/Patient/$open-record"::equals).hasSize(6);
        assertThat(bodies).isNotEmpty().allSatisfy(DemonstrationTest::isStrictFhirOrCda);
        assertThat(bodies).noneMatch(body -> body.contains("{patient}") || body.contains("{ins}") || body.contains("{day"));
        calls.clear();

        assertThat(load()).isZero();

        assertThat(calls).isEmpty();
    }

    @Test
    void a_refused_step_is_told_and_tried_again_at_the_next_start() {
        refused = "/fhir/AllergyIntolerance";
        assertThat(load()).isEqualTo(2);
        refused = "nothing";
        calls.clear();

        assertThat(load()).isZero();

        assertThat(calls).filteredOn(call -> call.startsWith("/fhir")).containsExactly(
                "/fhir/AllergyIntolerance", "/fhir/AllergyIntolerance");
    }

    private int load() {
        return demonstration.load("http://localhost:" + server.getAddress().getPort(), sentence -> {});
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(path);
        String answer = "{\"access_token\":\"t\"}";
        if (path.startsWith("/fhir")) {
            bodies.add(body);
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer t");
            answer = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"patient\","
                    + "\"valueReference\":{\"reference\":\"Patient/p1-a\"}}]}";
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(path.equals(refused) ? 422 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void isStrictFhirOrCda(String body) {
        if (!body.startsWith("<?xml")) {
            IParser parser = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
            parser.parseResource(body);
        }
    }
}
