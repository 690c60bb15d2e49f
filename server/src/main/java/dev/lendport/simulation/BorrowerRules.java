package dev.lendport.simulation;

import static dev.lendport.simulation.SimulationRule.rule;

import dev.lendport.finance.DebtServiceToIncome;
import dev.lendport.finance.LimitCheck;
import dev.lendport.finance.Maturity;
import dev.lendport.finance.Money;
import dev.lendport.simulation.SimulationRequest.Borrower;
import dev.lendport.simulation.SimulationRule.Application;
import dev.lendport.simulation.SimulationRule.Finding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How old the borrowers may be, how long they may owe, and what of their income may go into credits. */
final class BorrowerRules {
    /** Código Civil, art. 122.º. */
    private static final BigDecimal FULL_AGE = BigDecimal.valueOf(18);

    static final List<SimulationRule> ALL = List.of(
            rule("borrower_full_age", RejectReason.BORROWER_UNDER_AGE, BorrowerRules::fullAge),
            // By the age of the oldest borrower (Banco de Portugal, limits to the original maturity).
            rule(
                    "maturity_for_age",
                    RejectReason.MATURITY_TOO_LONG,
                    a -> Finding.of(
                            Maturity.check(a.loan().loanDurationMonths(), oldestBirthDate(a), a.today()),
                            "/loan/loanDurationMonths")),
            rule(
                    "age_at_maturity",
                    RejectReason.AGE_AT_MATURITY,
                    a -> Finding.of(
                            Maturity.checkAgeAtEnd(
                                    a.loan().loanDurationMonths(),
                                    oldestBirthDate(a),
                                    a.today(),
                                    a.limits().oldestAgeAtMaturity()),
                            Application.birthDate(a.request().oldestBorrower()))),
            rule("dsti_maximum", RejectReason.DSTI_TOO_HIGH, BorrowerRules::debtServiceToIncome));

    private BorrowerRules() {}

    private static LocalDate oldestBirthDate(Application a) {
        return a.borrowers().get(a.request().oldestBorrower()).birthDate();
    }

    private static Optional<Finding> fullAge(Application a) {
        var youngest = a.request().youngestBorrower();
        var age = Maturity.age(a.borrowers().get(youngest).birthDate(), a.today());
        return Finding.of(LimitCheck.atLeast(BigDecimal.valueOf(age), FULL_AGE), Application.birthDate(youngest));
    }

    /**
     * All instalments of all borrowers under the assumed rise of the rate (Banco de Portugal, limits to the DSTI ratio).
     * It is not measured while no borrower states an income: a simulation may be made before that is known.
     */
    private static Optional<Finding> debtServiceToIncome(Application a) {
        if (a.borrowers().stream().allMatch(borrower -> borrower.monthlyIncome() == null)) {
            return Optional.empty();
        }
        var dsti = DebtServiceToIncome.of(
                DebtServiceToIncome.stressedInstalment(a.terms()),
                sum(a.borrowers(), Borrower::monthlyInstallments),
                sum(a.borrowers(), Borrower::monthlyIncome));
        return Finding.of(dsti.checkAtMost(a.limits().dstiPercent()), "/borrowers");
    }

    private static Money sum(List<Borrower> borrowers, Function<Borrower, @Nullable BigDecimal> amount) {
        var total = BigDecimal.ZERO;
        for (var borrower : borrowers) {
            total = total.add(Objects.requireNonNullElse(amount.apply(borrower), BigDecimal.ZERO));
        }
        return Money.of(total, Money.EURO);
    }
}
