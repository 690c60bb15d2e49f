package dev.lendport.credit;

import dev.lendport.finance.calendar.DayCount;
import java.util.Locale;

/** The day counts that a contract may name. */
public enum DayCountConvention {
    CALENDAR_365,
    BUSINESS_252,
    THIRTY_360;

    public DayCount dayCount() {
        return switch (this) {
            case CALENDAR_365 -> DayCount.CALENDAR_365;
            case BUSINESS_252 -> DayCount.BUSINESS_252;
            case THIRTY_360 -> DayCount.THIRTY_360;
        };
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@link IllegalArgumentException} for any other name. */
    public static DayCountConvention ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
