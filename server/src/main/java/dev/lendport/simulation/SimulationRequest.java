package dev.lendport.simulation;

import dev.lendport.pricing.InsurancePremium;
import dev.lendport.pricing.LoanRequest;
import dev.lendport.pricing.PricingRequest;
import dev.lendport.pricing.PropertyValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a broker asks a price for: the create body of a simulation. Amounts in euros.
 *
 * @param borrowers one to four, exactly one of them the key borrower
 * @param insurances premiums that the broker knows; the tariff gives the others
 */
public record SimulationRequest(
        LoanRequest loan,
        List<Borrower> borrowers,
        Property property,
        List<InsurancePremium> insurances,
        @Nullable String partnerReference) {

    // A body that was sent may leave the insurances out.
    @SuppressWarnings("NullAway")
    public SimulationRequest {
        borrowers = List.copyOf(borrowers);
        insurances = insurances == null ? List.of() : List.copyOf(insurances);
    }

    /**
     * One borrower.
     *
     * @param monthlyIncome net; null when not stated
     * @param monthlyInstallments of all other credits; null when not stated
     */
    public record Borrower(
            boolean isKeyBorrower,
            @Nullable String name,
            @Nullable String taxId,
            LocalDate birthDate,
            @Nullable BigDecimal monthlyIncome,
            @Nullable BigDecimal monthlyInstallments) {}

    /**
     * What is to be bought or built.
     *
     * @param acquisitionAmount the price
     * @param evaluationEstimatedAmount the expected appraisal
     */
    public record Property(
            @Nullable Integer typologyId,
            BigDecimal acquisitionAmount,
            @Nullable BigDecimal evaluationEstimatedAmount,
            @Nullable Integer districtId) {}

    public Borrower keyBorrower() {
        return borrowers.stream().filter(Borrower::isKeyBorrower).findFirst().orElseThrow();
    }

    PropertyValue propertyValue() {
        return new PropertyValue(property.acquisitionAmount(), property.evaluationEstimatedAmount());
    }

    PricingRequest toPrice() {
        return new PricingRequest(
                loan,
                propertyValue(),
                insurances,
                borrowers.stream().map(Borrower::birthDate).toList());
    }

    int oldestBorrower() {
        return borrowers.indexOf(borrowers.stream()
                .min(Comparator.comparing(Borrower::birthDate))
                .orElseThrow());
    }

    int youngestBorrower() {
        return borrowers.indexOf(borrowers.stream()
                .max(Comparator.comparing(Borrower::birthDate))
                .orElseThrow());
    }
}
