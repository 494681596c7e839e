package fr.carnet.identity.web;

import fr.carnet.identity.ActorKind;
import fr.carnet.identity.Caller;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The caller as Spring Security sees him; his only authority is his kind. The token itself is not kept. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(List.of(new SimpleGrantedAuthority(kind(caller).code())));
        this.caller = caller;
        setAuthenticated(true);
    }

    private static ActorKind kind(Caller caller) {
        if (caller instanceof Caller.Patient) {
            return ActorKind.PATIENT;
        } else if (caller instanceof Caller.Professional) {
            return ActorKind.PROFESSIONAL;
        } else if (caller instanceof Caller.Structure) {
            return ActorKind.STRUCTURE;
        } else if (caller instanceof Caller.Agent) {
            return ActorKind.AGENT;
        }
        return caller instanceof Caller.Feed ? ActorKind.FEED : ActorKind.OPERATOR;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.key();
    }
}
