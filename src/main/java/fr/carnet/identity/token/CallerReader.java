package fr.carnet.identity.token;

import fr.carnet.identity.ActorKind;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.identity.TrustedIssuer;
import fr.carnet.shared.BusinessIdentifier;
import java.util.regex.Pattern;

/** Makes the caller out of verified claims. The issuer says what kind of actor it is; the claims only say which one. */
final class CallerReader {
    private static final Pattern INS_VALUE = Pattern.compile("[0-9A-Za-z]{1,32}");
    private static final Pattern ID_NAT_STRUCT = Pattern.compile("[0-4][0-9A-Za-z]{2,40}");

    private CallerReader() {}

    static Caller read(Claims claims, TrustedIssuer issuer) {
        Scopes scopes = Scopes.parse(claims.optionalText("scope").orElse(""));
        return switch (kind(claims, issuer)) {
            case PATIENT -> new Caller.Patient(ins(claims, issuer), scopes);
            case PROFESSIONAL -> ProSanteConnect.read(claims, scopes);
            case STRUCTURE -> new Caller.Structure(structure(claims), scopes);
            case AGENT -> new Caller.Agent(claims.text("sub"), scopes);
            case FEED -> new Caller.Feed(claims.text("sub"), scopes);
            case OPERATOR -> new Caller.Operator(claims.text("sub"), scopes);
        };
    }

    /** A configured kind is final: only an issuer without one (the sandbox) is asked by claim. */
    private static ActorKind kind(Claims claims, TrustedIssuer issuer) {
        return issuer.kind()
                .or(() -> ActorKind.of(claims.text(TrustedIssuer.SANDBOX_KIND_CLAIM)))
                .orElseThrow(() -> new BadToken("unknown kind of actor"));
    }

    private static BusinessIdentifier ins(Claims claims, TrustedIssuer issuer) {
        return BusinessIdentifier.parse(claims.text("ins"))
                .filter(ins -> issuer.insSystems().contains(ins.system()))
                .filter(ins -> INS_VALUE.matcher(ins.value()).matches())
                .orElseThrow(() -> new BadToken("claim ins is not an INS of an accepted system"));
    }

    private static String structure(Claims claims) {
        String structure = claims.text("structure");
        if (!ID_NAT_STRUCT.matcher(structure).matches()) {
            throw new BadToken("claim structure is not an IdNat_Struct");
        }
        return structure;
    }
}
