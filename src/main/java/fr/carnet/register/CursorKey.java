package fr.carnet.register;

/**
 * The secret that seals page cursors; the same on every node, kept over restarts.
 *
 * @param secret 32 random bytes
 */
public record CursorKey(byte[] secret) {
    public CursorKey {
        if (secret == null || secret.length != 32) {
            throw new IllegalArgumentException("the cursor key needs 32 bytes");
        }
        secret = secret.clone();
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return "CursorKey[hidden]";
    }
}
