package dev.lendport.caller;

import java.util.UUID;

/** Who did something, as the journal remembers it. The name is a login or a role, never a borrower's. */
public record Actor(Kind kind, UUID id, String name) {
    private static final UUID NOBODY = new UUID(0, 0);

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, NOBODY, "lendport");
    public static final Actor BORROWER = new Actor(Kind.BORROWER, NOBODY, "borrower");

    public enum Kind {
        BROKER_USER,
        STAFF,
        BORROWER,
        SYSTEM
    }
}
