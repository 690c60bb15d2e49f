package dev.lendport.credit;

import java.util.Locale;

/** What secures the instalments of a contract: a deduction from wages, or one agreed with a public agency. */
public enum OriginContractType {
    PAYROLL,
    PUBLIC_AGENCY;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@link IllegalArgumentException} for any other name. */
    public static OriginContractType ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
