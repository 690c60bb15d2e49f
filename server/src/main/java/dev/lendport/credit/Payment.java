package dev.lendport.credit;

import dev.lendport.finance.Money;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Money that came in for a contract.
 *
 * @param number the order in which payments were recorded, from 1
 * @param paidOn the day on which it counts
 */
record Payment(int number, Kind kind, Money amount, LocalDate paidOn) {

    enum Kind {
        /** Goes to the oldest instalments. */
        INSTALMENTS,
        /** Pays all that is open, at its value of that day. */
        SETTLEMENT;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
