package dev.lendport.mortgage;

import dev.lendport.pricing.InsurancePremium;
import dev.lendport.pricing.PricedLoan;
import java.math.BigDecimal;
import java.util.List;

/**
 * The loan of a process. Its JSON form is kept with the process.
 *
 * @param priced with the versions of everything it was priced on
 * @param statedInsurances the premiums that the broker gave; they hold when the loan is priced again
 */
record OfferedLoan(PricedLoan priced, List<InsurancePremium> statedInsurances) {
    OfferedLoan {
        statedInsurances = List.copyOf(statedInsurances);
    }

    BigDecimal amount() {
        return priced.loan().loanAmount();
    }

    boolean hasInsurance() {
        return priced.insurances().stream()
                .anyMatch(premium -> premium.monthlyCost().signum() > 0);
    }
}
