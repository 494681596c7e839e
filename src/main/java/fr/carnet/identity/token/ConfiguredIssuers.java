package fr.carnet.identity.token;

import fr.carnet.identity.IdentitySettings;
import fr.carnet.identity.TrustedIssuer;
import fr.carnet.identity.TrustedIssuers;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The issuers of the settings, {@code carnet.identity.issuers}. */
@Component
class ConfiguredIssuers implements TrustedIssuers {
    private final List<TrustedIssuer> issuers;

    ConfiguredIssuers(IdentitySettings settings) {
        this.issuers = settings.issuers().stream()
                .map(issuer -> trusted(issuer, settings))
                .toList();
    }

    @Override
    public List<TrustedIssuer> issuers() {
        return issuers;
    }

    private static TrustedIssuer trusted(IdentitySettings.Issuer issuer, IdentitySettings settings) {
        return new TrustedIssuer(
                issuer.issuer(),
                Optional.of(issuer.kind()),
                issuer.audience() == null ? settings.audience() : issuer.audience(),
                issuer.clientIds(),
                issuer.types(),
                issuer.insSystems(),
                settings.clockSkew(),
                KeySources.of(issuer.jwksUri(), issuer.jwks()),
                issuer.introspection() == null
                        ? TrustedIssuer.NOT_ASKED
                        : Introspection.at(issuer.introspection()));
    }
}
