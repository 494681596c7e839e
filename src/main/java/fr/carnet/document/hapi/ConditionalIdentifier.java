package fr.carnet.document.hapi;

import fr.carnet.document.update.UpdateDocument;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The one criterion a conditional update may have: {@code identifier=SYSTEM|VALUE}, or the value alone. */
final class ConditionalIdentifier {
    private ConditionalIdentifier() {}

    /** @param url {@code DocumentReference?identifier=…} */
    static BusinessIdentifier of(String url) {
        if (url == null) {
            throw notOffered();
        }
        String query = url.substring(url.indexOf('?') + 1);
        if (!query.startsWith("identifier=") || query.contains("&")) {
            throw notOffered();
        }
        String token = URLDecoder.decode(query.substring("identifier=".length()), StandardCharsets.UTF_8);
        if (!token.isBlank() && token.indexOf('|') < 0) {
            return UpdateDocument.inAnySystem(token);
        }
        return BusinessIdentifier.parse(token).orElseThrow(ConditionalIdentifier::notOffered);
    }

    private static Refusal notOffered() {
        return Refusal.of(
                ErrorCode.NOT_OFFERED,
                "identifier",
                "La mise à jour conditionnelle se fait par identifier=SYSTEME|VALEUR ou identifier=VALEUR, et seulement ainsi.",
                "A conditional update is by identifier=SYSTEM|VALUE or identifier=VALUE, and only so.");
    }
}
