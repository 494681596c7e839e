package fr.carnet.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.sun.net.httpserver.HttpServer;
import fr.carnet.identity.StartRefused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys at an address: kept, fetched again when they run out, believed for a while when the address is down. */
class KeySourcesTest {
    private static final String KEYS = "{\"keys\":[" + Issuance.key("k1").toPublicJWK() + "]}";

    private HttpServer server;
    private volatile boolean down;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = KEYS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(down ? 500 : 200, down ? -1 : body.length);
            if (!down) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void known_keys_outlive_an_outage_of_their_address() throws Exception {
        JWKSource<SecurityContext> keys = keptShortlyAndBelieved(Duration.ofHours(1));
        assertThat(keys.get(named("k1"), null)).as("run out, address down").hasSize(1);
        assertThat(keys.get(named("k2"), null)).isEmpty();
    }

    @Test
    void but_not_for_ever() throws Exception {
        JWKSource<SecurityContext> keys = keptShortlyAndBelieved(Duration.ofMillis(400));
        assertThatThrownBy(() -> keys.get(named("k1"), null)).isInstanceOf(JWKSetUnavailableException.class);
    }

    private JWKSource<SecurityContext> keptShortlyAndBelieved(Duration outage) throws Exception {
        JWKSource<SecurityContext> keys = KeySources.remote(address(), Duration.ofMillis(300), outage);
        assertThat(keys.get(named("k1"), null)).hasSize(1);
        down = true;
        Thread.sleep(700);
        return keys;
    }

    @Test
    void an_address_that_never_answered_gives_no_key() {
        down = true;
        JWKSource<SecurityContext> keys = KeySources.remote(address(), Duration.ofMinutes(5), Duration.ofHours(1));
        assertThatThrownBy(() -> keys.get(named("k1"), null)).isInstanceOf(JOSEException.class);
    }

    @Test
    void keys_are_not_fetched_over_an_open_network_without_protection() {
        assertThatThrownBy(() -> KeySources.of(URI.create("http://issuer.test/keys"), null)).isInstanceOf(StartRefused.class);
        assertThat(KeySources.of(URI.create("https://issuer.test/keys"), null)).isNotNull();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private static JWKSelector named(String kid) {
        return new JWKSelector(new JWKMatcher.Builder().keyID(kid).build());
    }
}
