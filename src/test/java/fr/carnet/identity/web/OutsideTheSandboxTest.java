package fr.carnet.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.identity.StartRefused;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(
        classes = DoorSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "carnet.sandbox.enabled=false",
            "carnet.data=target/door-production",
            "spring.flyway.locations=classpath:db/migration/common",
            "spring.datasource.url=jdbc:h2:mem:door-production;DB_CLOSE_DELAY=-1"
        })
@ActiveProfiles("door")
class OutsideTheSandboxTest extends DoorSlice.Calls {

    @ParameterizedTest
    @ValueSource(strings = {"/sandbox/token", "/sandbox/clock", "/sandbox", "/sandbox/"})
    void the_sandbox_does_not_exist(String path) throws Exception {
        assertThat(send(call(path)).statusCode()).isEqualTo(404);
        assertThat(send(call(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"actor\":\"operator\"}")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_measures_are_for_the_operator() throws Exception {
        assertThat(send(call("/actuator/prometheus")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_sandbox_refuses_to_start_beside_a_production_issuer() {
        SpringApplicationBuilder application = new SpringApplicationBuilder(DoorSlice.class)
                .profiles("door")
                .web(WebApplicationType.SERVLET)
                .properties(
                        "server.port=0",
                        "carnet.data=target/door-refused",
                        "spring.datasource.url=jdbc:h2:mem:door-refused")
                .logStartupInfo(false);
        assertThatThrownBy(() -> application.run(
                        "--carnet.sandbox.enabled=true",
                        "--carnet.identity.issuers[0].issuer=https://real.test",
                        "--carnet.identity.issuers[0].kind=patient",
                        "--carnet.identity.issuers[0].jwks-uri=https://real.test/keys"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("sandbox");
    }

    @Override
    protected URI base() {
        return URI.create("http://localhost:" + port);
    }
}
