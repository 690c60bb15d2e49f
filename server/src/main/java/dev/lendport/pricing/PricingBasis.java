package dev.lendport.pricing;

import java.time.LocalDate;

/**
 * What a price was computed from; the same basis gives the same price for ever.
 *
 * @param priceSheetVersion the price sheet
 * @param fixingsVersion the last index fixing that was known: those recorded later do not count
 * @param pricedOn the day (Lisbon): the fixing of an index is the latest on or before it, and ages are of that day
 */
public record PricingBasis(int priceSheetVersion, long fixingsVersion, LocalDate pricedOn) {}
