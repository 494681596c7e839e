package fr.carnet.identity.backend;

import fr.carnet.identity.IdentitySettings.Client;
import fr.carnet.identity.Scopes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /oauth2/token}: client credentials of a structure (SMART Backend Services, RFC 6749 4.4, RFC 7523). */
@RestController
class TokenEndpoint {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final ClientAssertions assertions;
    private final BackendTokens tokens;

    TokenEndpoint(ClientAssertions assertions, BackendTokens tokens) {
        this.assertions = assertions;
        this.tokens = tokens;
    }

    @PostMapping(path = "/oauth2/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> token(
            @RequestBody MultiValueMap<String, String> form, HttpServletRequest request) {
        if (request.getQueryString() != null) {
            throw OAuthError.invalidRequest("Parameters belong in the body.");
        }
        if (!"client_credentials".equals(one(form, "grant_type"))) {
            throw OAuthError.unsupportedGrant();
        }
        if (!ASSERTION_TYPE.equals(one(form, "client_assertion_type"))) {
            throw OAuthError.invalidRequest("client_assertion_type must be " + ASSERTION_TYPE);
        }
        String scope = form.containsKey("scope") ? accepted(one(form, "scope")) : "";
        Client client = assertions.verify(one(form, "client_assertion"));
        if (form.containsKey("client_id") && !client.clientId().equals(one(form, "client_id"))) {
            throw OAuthError.invalidClient();
        }
        return answer(200, granted(tokens.issue(client, scope), scope));
    }

    /** Unknown scopes are dropped; but asking only for unknown ones must not give a token without any restriction. */
    private static String accepted(String scope) {
        String known = Arrays.stream(scope.trim().split("\\s+"))
                .filter(word -> word.startsWith("system/"))
                .filter(word -> !Scopes.parse(word).granted().isEmpty())
                .collect(Collectors.joining(" "));
        if (known.isEmpty()) {
            throw OAuthError.invalidScope();
        }
        return known;
    }

    private static String one(MultiValueMap<String, String> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        if (values.size() != 1 || values.get(0) == null || values.get(0).isBlank()) {
            throw OAuthError.invalidRequest(name + " must be given exactly once.");
        }
        return values.get(0);
    }

    private static Map<String, Object> granted(String token, String scope) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token);
        body.put("token_type", "bearer");
        body.put("expires_in", BackendTokens.LIFETIME.toSeconds());
        body.put("scope", scope.isEmpty() ? "system/*.cruds" : scope);
        return body;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refuse(OAuthError error) {
        return answer(error.status(), Map.of("error", error.error(), "error_description", error.getMessage()));
    }

    private static ResponseEntity<Map<String, Object>> answer(int status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache")
                .body(body);
    }
}
