package dev.lendport.pricing;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything that a price depends on beside the price sheet and the fixings.
 *
 * @param insurances premiums that the request states; the tariff gives the others
 * @param birthDates of every borrower
 */
public record PricingRequest(
        LoanRequest loan, PropertyValue property, List<InsurancePremium> insurances, List<LocalDate> birthDates) {
    public PricingRequest {
        insurances = List.copyOf(insurances);
        birthDates = List.copyOf(birthDates);
        if (birthDates.isEmpty()) {
            throw new IllegalArgumentException("a loan has a borrower");
        }
    }
}
