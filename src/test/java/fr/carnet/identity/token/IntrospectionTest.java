package fr.carnet.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.shared.Refusal;
import fr.carnet.shared.SuppliedClock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;

class IntrospectionTest {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private int asked;
    private RuntimeException answer;

    private final Introspection introspection = new Introspection(
            token -> {
                asked++;
                if (answer != null) {
                    throw answer;
                }
                return new DefaultOAuth2AuthenticatedPrincipal(Map.of("active", true), null);
            },
            new SuppliedClock(() -> now));

    @Test
    void a_yes_is_kept_for_a_minute() {
        Instant expiry = now.plusSeconds(600);
        assertThat(introspection.active("t", expiry)).isTrue();
        now = now.plusSeconds(59);
        assertThat(introspection.active("t", expiry)).isTrue();
        assertThat(asked).isEqualTo(1);
        now = now.plusSeconds(1);
        answer = new BadOpaqueTokenException("revoked");
        assertThat(introspection.active("t", expiry)).isFalse();
    }

    @Test
    void a_yes_is_not_kept_beyond_the_token() {
        introspection.active("t", now.plusSeconds(5));
        now = now.plusSeconds(5);
        introspection.active("t", now);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void a_no_is_asked_again_and_an_unreachable_issuer_is_unavailable() {
        answer = new BadOpaqueTokenException("revoked");
        assertThat(introspection.active("t", now.plusSeconds(60))).isFalse();
        answer = new OAuth2IntrospectionException("down");
        assertThatThrownBy(() -> introspection.active("t", now.plusSeconds(60)))
                .isInstanceOf(Refusal.class)
                .hasMessage("unavailable");
    }
}
