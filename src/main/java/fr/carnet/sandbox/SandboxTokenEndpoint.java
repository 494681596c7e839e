package fr.carnet.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /sandbox/token}: a token for any actor, for trying things out (CONTRACT 3). */
@RestController
@SandboxOnly
class SandboxTokenEndpoint {
    private final SandboxTokens tokens;

    SandboxTokenEndpoint(SandboxTokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/sandbox/token")
    Map<String, Object> token(@RequestBody JsonNode body) {
        TokenRequest asked = TokenRequest.of(Fields.of(body));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", tokens.issue(asked.kind(), asked.claims(), asked.seconds()));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", asked.seconds());
        return answer;
    }

    /** A card read by a professional: {@code {"ins","rpps"}} and, to try an old one, {@code age} in seconds. */
    @PostMapping("/sandbox/card")
    Map<String, Object> card(@RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        return Map.of("proof", tokens.proof(TokenRequest.card(fields), fields.number("age", 0, 3600)));
    }
}
