package fr.carnet.identity.token;

/** A token that proves nothing. The reason is for our log; the caller only learns that his token is not valid. */
public final class BadToken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadToken(String reason) {
        super(reason);
    }
}
