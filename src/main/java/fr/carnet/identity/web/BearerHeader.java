package fr.carnet.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/** Takes the token from the one {@code Authorization} header, never from the address or a form; open paths need none. */
@Component
class BearerHeader implements BearerTokenResolver {
    private final BearerTokenResolver header = new DefaultBearerTokenResolver();
    private final OpenPaths open;

    BearerHeader(OpenPaths open) {
        this.open = open;
    }

    @Override
    public String resolve(HttpServletRequest request) {
        if (open.matches(request)) {
            return null;
        }
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            throw new InvalidBearerTokenException("more than one Authorization header");
        }
        return header.resolve(request);
    }
}
