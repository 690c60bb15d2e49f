package dev.lendport.portability;

/** Why a payment goes back, as the message that returns it (STR0048) numbers the reasons. */
enum ReturnCode {
    ACCOUNT_CLOSED(1),
    BRANCH_OR_ACCOUNT_INVALID(2),
    PORTABILITY_NOT_FOUND(78),
    AMOUNT_DIFFERS(79),
    RETAINED(81),
    /** The payment that settled it came once more. */
    SETTLED_TWICE(82),
    INVALID_DATE(83),
    /** Another payment settled it, or the contract itself is settled. */
    ALREADY_SETTLED(84);

    private final int number;

    ReturnCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ReturnCode ofNumber(int number) {
        for (var code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        throw new IllegalArgumentException("no return code " + number);
    }
}
