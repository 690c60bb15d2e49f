package dev.lendport.simulation;

import dev.lendport.finance.LimitCheck;
import dev.lendport.finance.Money;
import dev.lendport.finance.YouthScheme;
import dev.lendport.simulation.SimulationRule.Application;
import dev.lendport.simulation.SimulationRule.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The State's guarantee for the first own home of young people (Decreto-Lei 44/2024, Portaria 236-A/2024/1). Tax domicile
 * and debts to the State are shown by documents later. Each rule finds nothing outside of the scheme.
 */
final class YouthRules {
    private static final int YOUTH = 2;
    private static final int ACQUISITION = 1;
    private static final int FIRST_RESIDENCE = 2;
    private static final YouthScheme SCHEME = YouthScheme.DL_44_2024;

    private YouthRules() {}

    static List<SimulationRule> all() {
        return List.of(new Age(), new Purpose(), new HomeOfOwn(), new Price(), new Financing(), new StillOpen());
    }

    private static boolean isYouth(Application application) {
        return application.request().loan().productSchemeId() == YOUTH;
    }

    private static Money price(Application application) {
        return Money.of(application.request().property().acquisitionAmount(), Money.EURO);
    }

    /** Every borrower is between 18 and 35; the finding is of the first who is not. */
    private record Age() implements SimulationRule {
        private record OfBorrower(int index, LimitCheck check) {}

        @Override
        public String code() {
            return "youth_age";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.YOUTH_AGE;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            if (!isYouth(application)) {
                return Optional.empty();
            }
            var borrowers = application.request().borrowers();
            return IntStream.range(0, borrowers.size())
                    .mapToObj(index -> new OfBorrower(
                            index, SCHEME.age(borrowers.get(index).birthDate(), application.today())))
                    .min(Comparator.comparing(one -> one.check().passed()))
                    .flatMap(one -> Finding.of(one.check(), Application.birthDate(one.index())));
        }
    }

    private record Purpose() implements SimulationRule {
        @Override
        public String code() {
            return "youth_acquisition";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.YOUTH_PURPOSE;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var purpose = application.request().loan().loanPurposeId();
            return isYouth(application)
                    ? Optional.of(new Finding(purpose == ACQUISITION, purpose, ACQUISITION, "/loan/loanPurposeId"))
                    : Optional.empty();
        }
    }

    private record HomeOfOwn() implements SimulationRule {
        @Override
        public String code() {
            return "youth_first_residence";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.YOUTH_PURPOSE;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var purpose = application.request().loan().productPurposeId();
            return isYouth(application)
                    ? Optional.of(
                            new Finding(purpose == FIRST_RESIDENCE, purpose, FIRST_RESIDENCE, "/loan/productPurposeId"))
                    : Optional.empty();
        }
    }

    private record Price() implements SimulationRule {
        @Override
        public String code() {
            return "youth_price";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.YOUTH_PRICE;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            return isYouth(application)
                    ? Finding.of(SCHEME.price(price(application)), "/property/acquisitionAmount")
                    : Optional.empty();
        }
    }

    private record Financing() implements SimulationRule {
        @Override
        public String code() {
            return "youth_financing";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.YOUTH_FINANCING;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            return isYouth(application)
                    ? Finding.of(SCHEME.financing(application.terms().loan(), price(application)), "/loan/loanAmount")
                    : Optional.empty();
        }
    }

    private record StillOpen() implements SimulationRule {
        @Override
        public String code() {
            return "youth_open";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.YOUTH_ENDED;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            return isYouth(application)
                    ? Optional.of(new Finding(
                            SCHEME.isOpenOn(application.today()),
                            application.today().toString(),
                            SCHEME.lastContractDate().toString(),
                            "/loan/productSchemeId"))
                    : Optional.empty();
        }
    }
}
