package fr.carnet.identity;

import fr.carnet.shared.NamingSystems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.identity.*}.
 *
 * @param baseUrl public address of this server, without {@code /fhir}; default {@code http://localhost:8080}
 * @param audience what {@code aud} of a token must contain; default {@code <base-url>/fhir}
 * @param clockSkew tolerated clock difference with other issuers; default 30 s
 * @param issuers issuers of access tokens; default none
 * @param clients structures that may fetch a token at {@code /oauth2/token}; default none
 * @param corsOrigins exact origins of web applications that may call; default none
 * @param signingKey file of our own signing key, made when missing; default {@code ./data/token-key.json}
 * @param authorizationEndpoint where people sign in, shown in smart-configuration; default none
 */
@Validated
@ConfigurationProperties("carnet.identity")
public record IdentitySettings(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        String audience,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue List<@Valid Issuer> issuers,
        @DefaultValue List<@Valid Client> clients,
        @DefaultValue List<@Pattern(regexp = "https?://[^/*?#\\s]+", message = "must be an exact origin") String> corsOrigins,
        @DefaultValue("./data/token-key.json") Path signingKey,
        URI authorizationEndpoint) {

    public IdentitySettings {
        baseUrl = URI.create(baseUrl.toString().replaceAll("/+$", ""));
        audience = audience == null || audience.isBlank() ? baseUrl + "/fhir" : audience;
        issuers = List.copyOf(issuers);
        clients = List.copyOf(clients);
        corsOrigins = List.copyOf(corsOrigins);
    }

    /**
     * One issuer of access tokens.
     *
     * @param issuer exact {@code iss}
     * @param kind the one kind of actor its tokens give
     * @param jwksUri address of its public keys (https), or
     * @param jwks its public JWK set itself, as JSON or as the path of a file
     * @param audience {@code aud} expected from it; default that of the server
     * @param clientIds allowed clients; default all of that issuer
     * @param types accepted header {@code typ}; default {@code at+jwt}, {@code JWT}
     * @param insSystems systems of patients' INS; default INS-NIR and INS-NIA
     * @param introspection RFC 7662 question about every token; default not asked
     */
    public record Issuer(
            @NotBlank String issuer,
            @NotNull ActorKind kind,
            URI jwksUri,
            String jwks,
            String audience,
            @DefaultValue Set<String> clientIds,
            @DefaultValue({"at+jwt", "JWT"}) Set<String> types,
            @DefaultValue({NamingSystems.INS_NIR, NamingSystems.INS_NIA}) Set<String> insSystems,
            @Valid Introspection introspection) {
        @AssertTrue(message = "needs exactly one of jwks-uri and jwks")
        public boolean isKeysGivenOnce() {
            return (jwksUri == null) != (jwks == null);
        }
    }

    /** Where and as whom to ask whether a token is still active. */
    public record Introspection(@NotNull URI uri, @NotBlank String clientId, @NotBlank String clientSecret) {}

    /**
     * A structure registered for SMART Backend Services.
     *
     * @param clientId its client id
     * @param structure its IdNat_Struct
     * @param jwks its public JWK set, as JSON or as the path of a file, or
     * @param jwksUri the address of its public keys (https)
     */
    public record Client(
            @NotBlank String clientId,
            @Pattern(regexp = "[0-4][0-9A-Za-z]{2,40}") @NotBlank String structure,
            URI jwksUri,
            String jwks) {
        @AssertTrue(message = "needs exactly one of jwks-uri and jwks")
        public boolean isKeysGivenOnce() {
            return (jwksUri == null) != (jwks == null);
        }
    }
}
