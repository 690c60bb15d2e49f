package dev.lendport.secret;

/** This node's key is not the one that the secrets in the database are sealed with. */
final class OtherSecretKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherSecretKeyException() {
        super("another key than the database's");
    }
}
