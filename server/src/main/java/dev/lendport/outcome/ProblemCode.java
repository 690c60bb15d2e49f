package dev.lendport.outcome;

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
    HELD_BY_ANOTHER(Family.UNAVAILABLE, "010041"),
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
    INDEX_FIXING_EXISTS(Family.CONFLICT, "090011"),

    CONTRACT_NUMBER_TAKEN(Family.CONFLICT, "100010"),
    CREDIT_OPERATION_SETTLED(Family.CONFLICT, "100011"),
    PAYMENT_EXCEEDS_BALANCE(Family.CONFLICT, "100012"),
    TOO_MANY_PAYMENTS(Family.CONFLICT, "100013"),
    IMPORT_REFUSED(Family.INVALID, "100020"),
    IMPORT_HAS_TOO_MANY_LINES(Family.TOO_LARGE, "100021"),
    IMPORT_IN_PROGRESS(Family.CONFLICT, "100022"),

    DOCUMENT_EMPTY(Family.INVALID, "120010"),
    DOCUMENT_TOO_LARGE(Family.TOO_LARGE, "120011"),
    DOCUMENT_COMPRESSED(Family.MEDIA_TYPE, "120012"),
    DOCUMENT_TYPE_UNSUPPORTED(Family.MEDIA_TYPE, "120013"),
    DOCUMENT_MISLABELLED(Family.INVALID, "120014"),
    DOCUMENT_DAMAGED(Family.INVALID, "120015"),
    DOCUMENT_LINK_EXPIRED(Family.FORBIDDEN, "120016"),
    UPLOAD_TOO_SLOW(Family.TOO_SLOW, "120017"),
    DOCUMENT_QUARANTINED(Family.CONFLICT, "120030"),
    DOCUMENT_INFECTED(Family.CONFLICT, "120031"),
    DOCUMENT_STORE_UNAVAILABLE(Family.UNAVAILABLE, "120032"),
    DOCUMENT_ENCRYPTED(Family.INVALID, "120020"),
    DOCUMENT_ACTIVE_CONTENT(Family.INVALID, "120021"),
    DOCUMENT_TOO_MANY_PAGES(Family.TOO_LARGE, "120022"),
    DOCUMENT_TOO_COMPLEX(Family.INVALID, "120023"),
    DOCUMENT_POLYGLOT(Family.MEDIA_TYPE, "120024"),
    DOCUMENT_OFFICE(Family.MEDIA_TYPE, "120025"),
    DOCUMENT_NAME_REFUSED(Family.INVALID, "120026"),

    PORTABILITY_ALREADY_ANSWERED(Family.CONFLICT, "110010"),
    PORTABILITY_RELEASE_CLOSED(Family.CONFLICT, "110011"),
    PORTABILITY_RETENTION_CLOSED(Family.CONFLICT, "110012"),
    PORTABILITY_CLOSED(Family.CONFLICT, "110013"),
    PORTABILITY_NO_EVIDENCE(Family.CONFLICT, "110014"),
    PORTABILITY_NOT_RELEASED(Family.CONFLICT, "110015"),
    PORTABILITY_SETTLEMENT_CLOSED(Family.CONFLICT, "110016"),
    PORTABILITY_ALREADY_OPEN(Family.CONFLICT, "110017"),
    PORTABILITY_CONTRACT_SETTLED(Family.CONFLICT, "110018"),
    /** Of what time does, before its time; nobody meets it, staff see it. */
    PORTABILITY_NOT_YET(Family.CONFLICT, "110019"),

    MESSAGE_TOO_MANY(Family.CONFLICT, "150010"),
    MESSAGE_OWN(Family.CONFLICT, "150011"),

    CALENDAR_VERSION_EXISTS(Family.CONFLICT, "130010"),

    SIGNED_REQUEST_REQUIRED(Family.FORBIDDEN, "140010"),
    SIGNATURE_OUTDATED(Family.FORBIDDEN, "140011"),
    SIGNATURE_MISMATCH(Family.FORBIDDEN, "140012"),
    SIGNATURE_USED(Family.FORBIDDEN, "140013"),

    RULEBOOK_OVERLAPS(Family.CONFLICT, "160010"),
    NO_RULEBOOK(Family.CONFLICT, "160011");

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
        TOO_SLOW,
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
