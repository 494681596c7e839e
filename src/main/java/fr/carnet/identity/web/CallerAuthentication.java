package fr.carnet.identity.web;

import fr.carnet.identity.ActorKind;
import fr.carnet.identity.Caller;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The caller as Spring Security sees him; his authority is his kind, and regulation (SAMU),
 * which is served first. The token itself is not kept. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    private static List<SimpleGrantedAuthority> authorities(Caller caller) {
        SimpleGrantedAuthority kind = new SimpleGrantedAuthority(kind(caller).code());
        boolean regulates = caller instanceof Caller.Professional professional && professional.regulation();
        return regulates ? List.of(kind, new SimpleGrantedAuthority("regulation")) : List.of(kind);
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
