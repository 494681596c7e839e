package fr.carnet.identity.backend;

/** A refusal of the token endpoint in the words of RFC 6749 5.2. */
final class OAuthError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final int status;

    private OAuthError(String error, int status, String description) {
        super(description);
        this.error = error;
        this.status = status;
    }

    static OAuthError invalidRequest(String description) {
        return new OAuthError("invalid_request", 400, description);
    }

    static OAuthError unsupportedGrant() {
        return new OAuthError("unsupported_grant_type", 400, "Only client_credentials is offered.");
    }

    static OAuthError invalidScope() {
        return new OAuthError("invalid_scope", 400, "Ask for system scopes, e.g. system/DocumentReference.cruds.");
    }

    /** One sentence for every cause, so that client ids cannot be tried out. */
    static OAuthError invalidClient() {
        return new OAuthError("invalid_client", 401, "The client assertion is not valid for a registered client.");
    }

    String error() {
        return error;
    }

    int status() {
        return status;
    }
}
