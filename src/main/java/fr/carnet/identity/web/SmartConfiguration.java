package fr.carnet.identity.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import fr.carnet.identity.IdentitySettings;
import fr.carnet.identity.token.Signatures;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code .well-known/smart-configuration} of SMART App Launch 2.2: where and how software gets a token. */
final class SmartConfiguration extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final byte[] document;

    SmartConfiguration(IdentitySettings settings) {
        try {
            this.document = new ObjectMapper().writeValueAsBytes(describe(settings));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    private static Map<String, Object> describe(IdentitySettings settings) {
        boolean signIn = settings.authorizationEndpoint() != null;
        Map<String, Object> fields = new LinkedHashMap<>();
        if (signIn) {
            fields.put("authorization_endpoint", settings.authorizationEndpoint().toString());
        }
        fields.put("token_endpoint", settings.baseUrl() + "/oauth2/token");
        fields.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        fields.put("token_endpoint_auth_signing_alg_values_supported", algorithms());
        fields.put(
                "grant_types_supported",
                signIn ? List.of("authorization_code", "client_credentials") : List.of("client_credentials"));
        fields.put("scopes_supported", List.of("patient/*.cruds", "user/*.cruds", "system/*.cruds"));
        fields.put("response_types_supported", signIn ? List.of("code") : List.of());
        fields.put("code_challenge_methods_supported", List.of("S256"));
        fields.put("capabilities", capabilities(signIn));
        return fields;
    }

    private static List<String> algorithms() {
        return Signatures.ALGORITHMS.stream().map(JWSAlgorithm::getName).sorted().toList();
    }

    private static List<String> capabilities(boolean signIn) {
        List<String> capabilities = new ArrayList<>(List.of("client-confidential-asymmetric", "permission-v1", "permission-v2"));
        if (signIn) {
            capabilities.addAll(List.of("launch-standalone", "client-public", "permission-patient", "permission-user"));
        }
        return capabilities;
    }
}
