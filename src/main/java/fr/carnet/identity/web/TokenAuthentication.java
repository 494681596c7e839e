package fr.carnet.identity.web;

import fr.carnet.identity.token.BadToken;
import fr.carnet.identity.token.TokenReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Turns a bearer token into the caller it proves; the log keeps why a token was refused, never the token. */
@Component
class TokenAuthentication implements AuthenticationManager {
    private static final Logger LOG = LoggerFactory.getLogger(TokenAuthentication.class);

    private final TokenReader tokens;

    TokenAuthentication(TokenReader tokens) {
        this.tokens = tokens;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        if (!(authentication instanceof BearerTokenAuthenticationToken bearer)) {
            throw new InvalidBearerTokenException("not a bearer token");
        }
        try {
            return new CallerAuthentication(tokens.read(bearer.getToken()));
        } catch (BadToken bad) {
            LOG.info("event=token-refused reason=\"{}\"", bad.getMessage().replaceAll("[\\p{Cntrl}\"]", "?"));
            throw new InvalidBearerTokenException("invalid token");
        }
    }
}
