package dev.lendport.caller;

import java.util.Locale;

/**
 * Every reason a request can be refused for: a stable code, its family, and the six digits of the partner API's
 * {@code operationStatusCode} (category, field, error: two digits each). The family decides the HTTP status, in one
 * place in the {@code http} module; the texts are {@code problem.<code>}.
 */
public enum ProblemCode {
    INVALID_REQUEST(Family.INVALID, "010001"),
    MALFORMED_JSON(Family.INVALID, "010002"),
    INVALID_IDEMPOTENCY_KEY(Family.INVALID, "010003"),
    UNAUTHENTICATED(Family.UNAUTHENTICATED, "010010"),
    NOT_ALLOWED(Family.FORBIDDEN, "010011"),
    SANDBOX_ONLY(Family.FORBIDDEN, "010012"),
    TOO_MANY_REQUESTS(Family.TOO_MANY, "010013"),
    NOT_FOUND(Family.NOT_FOUND, "010020"),
    METHOD_NOT_ALLOWED(Family.METHOD, "010021"),
    NOT_ACCEPTABLE(Family.NOT_ACCEPTABLE, "010022"),
    UNSUPPORTED_MEDIA_TYPE(Family.MEDIA_TYPE, "010023"),
    TOO_LARGE(Family.TOO_LARGE, "010024"),
    VERSION_DIFFERS(Family.STALE, "010030"),
    IDEMPOTENCY_KEY_REUSED(Family.KEY_REUSED, "010031"),
    IDEMPOTENCY_KEY_IN_FLIGHT(Family.CONFLICT, "010032"),
    UNAVAILABLE(Family.UNAVAILABLE, "010040"),
    INTERNAL_ERROR(Family.INTERNAL, "010099"),

    PROCESS_WRONG_STATE(Family.CONFLICT, "020010"),
    PROCESS_HAS_PENDING_ITEMS(Family.CONFLICT, "020011"),
    PROCESS_ACCEPTANCE_LAPSED(Family.CONFLICT, "020012"),
    PROCESS_TOO_MANY_BORROWERS(Family.CONFLICT, "020013"),
    PROCESS_KEY_BORROWER_REQUIRED(Family.CONFLICT, "020014"),

    SIMULATION_WRONG_STATE(Family.CONFLICT, "030010"),
    SIMULATION_NOT_ACCEPTED(Family.CONFLICT, "030011"),
    SIMULATION_EXPIRED(Family.CONFLICT, "030012"),
    SIMULATION_ALREADY_CONVERTED(Family.CONFLICT, "030013"),
    NO_PRICE_SHEET(Family.CONFLICT, "030014"),

    CALLBACK_DISABLED(Family.CONFLICT, "060010"),

    CLOCK_RUNS_BACKWARDS(Family.CONFLICT, "070010"),

    PARTNER_EXISTS(Family.CONFLICT, "080010"),
    PRICE_SHEET_OVERLAPS(Family.CONFLICT, "090010"),
    INDEX_FIXING_EXISTS(Family.CONFLICT, "090011");

    /** What kind of refusal it is, for a program that does not know the code. */
    public enum Family {
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        METHOD,
        NOT_ACCEPTABLE,
        CONFLICT,
        STALE,
        TOO_LARGE,
        MEDIA_TYPE,
        KEY_REUSED,
        TOO_MANY,
        INTERNAL,
        UNAVAILABLE
    }

    private final Family family;
    private final String operationStatusCode;

    ProblemCode(Family family, String operationStatusCode) {
        this.family = family;
        this.operationStatusCode = operationStatusCode;
    }

    public Family family() {
        return family;
    }

    public String operationStatusCode() {
        return operationStatusCode;
    }

    /** The code on the wire, for example {@code process_wrong_state}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
