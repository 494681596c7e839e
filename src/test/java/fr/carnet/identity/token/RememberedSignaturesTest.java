package fr.carnet.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import fr.carnet.identity.ActorKind;
import fr.carnet.identity.TrustedIssuer;
import fr.carnet.shared.SuppliedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What was remembered of a token's signature believes nothing else of the token. */
class RememberedSignaturesTest {
    private static final Issuance AGENTS = Issuance.named("https://agents.test");

    private final AtomicReference<Instant> now = new AtomicReference<>(Issuance.NOW);
    private final AtomicReference<JWKSet> keys = new AtomicReference<>(new JWKSet(AGENTS.key().toPublicJWK()));
    private final TokenReader reader = new TokenReader(List.of(() -> List.of(issuer())), new SuppliedClock(now::get));

    private TrustedIssuer issuer() {
        JWKSource<SecurityContext> source = (selector, context) -> selector.select(keys.get());
        TrustedIssuer fixed = AGENTS.trusted(ActorKind.AGENT, Set.of());
        return new TrustedIssuer(
                fixed.issuer(), fixed.kind(), fixed.audience(), fixed.clientIds(), fixed.types(), fixed.insSystems(),
                Duration.ZERO, source, fixed.status());
    }

    @Test
    void a_token_is_believed_again_and_again_until_it_expires() {
        String token = AGENTS.sign(claims -> claims);
        assertThat(reader.read(token)).isEqualTo(reader.read(token));

        now.set(Issuance.NOW.plusSeconds(301));

        assertThatThrownBy(() -> reader.read(token)).isInstanceOf(BadToken.class);
    }

    @Test
    void a_key_withdrawn_by_its_issuer_is_not_believed_any_more() {
        String token = AGENTS.sign(claims -> claims);
        reader.read(token);

        keys.set(new JWKSet(List.<JWK>of(Issuance.key("another").toPublicJWK())));

        assertThatThrownBy(() -> reader.read(token)).isInstanceOf(BadToken.class);
    }

    @Test
    void another_key_under_the_same_name_is_not_believed_for_the_old_signature() {
        String token = AGENTS.sign(claims -> claims);
        reader.read(token);
        RSAKey successor = Issuance.key(AGENTS.key().getKeyID());

        keys.set(new JWKSet(successor.toPublicJWK()));

        assertThatThrownBy(() -> reader.read(token)).isInstanceOf(BadToken.class);
        assertThat(reader.read(Issuance.sign(AGENTS.header().build(), AGENTS.claims().build(), successor))).isNotNull();
    }

    @Test
    void claims_changed_under_a_remembered_signature_are_refused() {
        String token = AGENTS.sign(claims -> claims);
        String other = AGENTS.sign(claims -> claims.subject("somebody else"));
        reader.read(token);
        reader.read(other);
        String[] one = token.split("\\.");
        String[] two = other.split("\\.");

        assertThatThrownBy(() -> reader.read(one[0] + '.' + two[1] + '.' + one[2])).isInstanceOf(BadToken.class);
        assertThatThrownBy(() -> reader.read(one[0] + '.' + one[1] + '.' + two[2])).isInstanceOf(BadToken.class);
    }
}
