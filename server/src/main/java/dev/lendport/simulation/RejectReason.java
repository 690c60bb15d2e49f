package dev.lendport.simulation;

/** Ids of the code list {@code simulation-reject-reasons}. */
final class RejectReason {
    static final int AMOUNT_OUT_OF_RANGE = 1;
    static final int TERM_OUT_OF_RANGE = 2;
    static final int LTV_TOO_HIGH = 3;
    static final int DSTI_TOO_HIGH = 4;
    static final int MATURITY_TOO_LONG = 5;
    static final int AGE_AT_MATURITY = 6;
    static final int BORROWER_UNDER_AGE = 7;
    static final int GRACE_TOO_LONG = 8;
    static final int FIXED_PERIOD_EXCEEDS_TERM = 9;
    static final int YOUTH_AGE = 10;
    static final int YOUTH_PURPOSE = 11;
    static final int YOUTH_PRICE = 12;
    static final int YOUTH_FINANCING = 13;
    static final int YOUTH_ENDED = 14;
    static final int PRODUCT_NOT_AVAILABLE = 15;

    private RejectReason() {}
}
