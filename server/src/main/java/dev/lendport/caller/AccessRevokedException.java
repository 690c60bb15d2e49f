package dev.lendport.caller;

/** The caller's session was made before its user, broker or network lost access: answered as 401. */
public final class AccessRevokedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccessRevokedException() {
        super("access revoked", null, false, false);
    }
}
