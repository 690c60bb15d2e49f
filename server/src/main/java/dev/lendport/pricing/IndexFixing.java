package dev.lendport.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an index stood at on a day. A correction is another fixing of the same day with a higher version.
 *
 * @param version counts all fixings of all indices in the order in which they were recorded, from 1
 * @param ratePercent percent a year; may be below zero
 */
public record IndexFixing(long version, int indexTypeId, LocalDate fixedOn, BigDecimal ratePercent) {
    public IndexFixing {
        ratePercent = Figures.plain(ratePercent);
    }
}
