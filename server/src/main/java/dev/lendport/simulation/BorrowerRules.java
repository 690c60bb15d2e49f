package dev.lendport.simulation;

import dev.lendport.finance.DebtServiceToIncome;
import dev.lendport.finance.LimitCheck;
import dev.lendport.finance.Maturity;
import dev.lendport.finance.Money;
import dev.lendport.simulation.SimulationRequest.Borrower;
import dev.lendport.simulation.SimulationRule.Application;
import dev.lendport.simulation.SimulationRule.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How old the borrowers may be, how long they may owe, and what of their income may go into credits. */
final class BorrowerRules {
    private BorrowerRules() {}

    static List<SimulationRule> all() {
        return List.of(new OfAge(), new LongestMaturity(), new OldestAtMaturity(), new HighestDebtToIncome());
    }

    private record OfAge() implements SimulationRule {
        /** Código Civil, art. 122.º. */
        private static final BigDecimal FULL_AGE = BigDecimal.valueOf(18);

        @Override
        public String code() {
            return "borrower_full_age";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.BORROWER_UNDER_AGE;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var youngest = application.request().youngestBorrower();
            var birthDate = application.request().borrowers().get(youngest).birthDate();
            var age = BigDecimal.valueOf(Maturity.age(birthDate, application.today()));
            return Finding.of(LimitCheck.atLeast(age, FULL_AGE), Application.birthDate(youngest));
        }
    }

    /** By the age of the oldest borrower (Banco de Portugal, limits to the original maturity). */
    private record LongestMaturity() implements SimulationRule {
        @Override
        public String code() {
            return "maturity_for_age";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.MATURITY_TOO_LONG;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var request = application.request();
            var birthDate = request.borrowers().get(request.oldestBorrower()).birthDate();
            return Finding.of(
                    Maturity.check(request.loan().loanDurationMonths(), birthDate, application.today()),
                    "/loan/loanDurationMonths");
        }
    }

    private record OldestAtMaturity() implements SimulationRule {
        @Override
        public String code() {
            return "age_at_maturity";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.AGE_AT_MATURITY;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var request = application.request();
            var oldest = request.oldestBorrower();
            return Finding.of(
                    Maturity.checkAgeAtEnd(
                            request.loan().loanDurationMonths(),
                            request.borrowers().get(oldest).birthDate(),
                            application.today(),
                            application.limits().oldestAgeAtMaturity()),
                    Application.birthDate(oldest));
        }
    }

    /**
     * All instalments of all borrowers under the assumed rise of the rate (Banco de Portugal, limits to the DSTI ratio).
     * It is not measured while no borrower states an income: a simulation may be made before that is known.
     */
    private record HighestDebtToIncome() implements SimulationRule {
        @Override
        public String code() {
            return "dsti_maximum";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.DSTI_TOO_HIGH;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var borrowers = application.request().borrowers();
            if (borrowers.stream().allMatch(borrower -> borrower.monthlyIncome() == null)) {
                return Optional.empty();
            }
            var dsti = DebtServiceToIncome.of(
                    DebtServiceToIncome.stressedInstalment(application.terms()),
                    sum(borrowers, Borrower::monthlyInstallments),
                    sum(borrowers, Borrower::monthlyIncome));
            return Finding.of(dsti.checkAtMost(application.limits().dstiPercent()), "/borrowers");
        }

        private static Money sum(List<Borrower> borrowers, Function<Borrower, @Nullable BigDecimal> amount) {
            var total = BigDecimal.ZERO;
            for (var borrower : borrowers) {
                total = total.add(Objects.requireNonNullElse(amount.apply(borrower), BigDecimal.ZERO));
            }
            return Money.of(total, Money.EURO);
        }
    }
}
