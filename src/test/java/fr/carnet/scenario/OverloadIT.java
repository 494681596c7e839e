package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.RunningServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two hundred callers who send slowly, stop halfway or never read take the server from nobody. */
class OverloadIT {
    private static final Duration SOON = Duration.ofSeconds(3);

    private final List<Socket> slow = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : slow) {
            socket.close();
        }
    }

    @Test
    void two_hundred_slow_callers_do_not_keep_another_from_his_answer() throws IOException {
        APerson person = APerson.withRecord();
        String token = person.token();
        String slowToken = Api.token("{\"actor\":\"structure\",\"structure\":\"1690781899\"}");
        for (int i = 0; i < 50; i++) {
            connect("GET /fhir/metadata HTTP/1.1\r\nHost: a\r\nX-Half");
            connect("POST /sandbox/token HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{");
            connect("POST /fhir/DocumentReference HTTP/1.1\r\nHost: a\r\nContent-Length: 40000000\r\n\r\n{");
            connect("POST /fhir/DocumentReference HTTP/1.1\r\nHost: a\r\nContent-Type: application/fhir+json\r\nAuthorization: Bearer "
                    + slowToken + "\r\nContent-Length: 9000\r\n\r\n{");
        }
        for (int call = 0; call < 5; call++) {
            Instant asked = Instant.now();
            assertThat(Api.get("/fhir/" + person.reference(), token).status()).isEqualTo(200);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(SOON);
        }
        assertThat(Api.call("GET", "/actuator/health/readiness", null, null, java.util.Map.of("Accept", "*/*")).status())
                .isEqualTo(200);
    }

    private void connect(String sent) throws IOException {
        Socket socket = new Socket("127.0.0.1", URI.create(RunningServer.base()).getPort());
        slow.add(socket);
        OutputStream out = socket.getOutputStream();
        out.write(sent.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
