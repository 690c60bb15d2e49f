package dev.lendport.simulation;

import dev.lendport.finance.LimitCheck;
import dev.lendport.finance.Money;
import dev.lendport.finance.YouthScheme;
import dev.lendport.simulation.SimulationRule.Application;
import dev.lendport.simulation.SimulationRule.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    static final List<SimulationRule> ALL = List.of(
            youth("youth_age", RejectReason.YOUTH_AGE, YouthRules::age),
            youth(
                    "youth_acquisition",
                    RejectReason.YOUTH_PURPOSE,
                    a -> is(a.loan().loanPurposeId(), ACQUISITION, "/loan/loanPurposeId")),
            youth(
                    "youth_first_residence",
                    RejectReason.YOUTH_PURPOSE,
                    a -> is(a.loan().productPurposeId(), FIRST_RESIDENCE, "/loan/productPurposeId")),
            youth(
                    "youth_price",
                    RejectReason.YOUTH_PRICE,
                    a -> Finding.of(SCHEME.price(price(a)), "/property/acquisitionAmount")),
            youth(
                    "youth_financing",
                    RejectReason.YOUTH_FINANCING,
                    a -> Finding.of(SCHEME.financing(a.terms().loan(), price(a)), "/loan/loanAmount")),
            youth("youth_open", RejectReason.YOUTH_ENDED, YouthRules::stillOpen));

    private YouthRules() {}

    private static SimulationRule youth(
            String code, int rejectReasonId, Function<Application, Optional<Finding>> examination) {
        return SimulationRule.rule(
                code,
                rejectReasonId,
                a -> a.loan().productSchemeId() == YOUTH ? examination.apply(a) : Optional.empty());
    }

    private static Optional<Finding> is(int actual, int demanded, String pointer) {
        return Optional.of(new Finding(actual == demanded, actual, demanded, pointer));
    }

    private static Money price(Application a) {
        return Money.of(a.request().property().acquisitionAmount(), Money.EURO);
    }

    private record OfBorrower(int index, LimitCheck check) {}

    /** Every borrower is between 18 and 35; the finding is of the first who is not. */
    private static Optional<Finding> age(Application a) {
        return IntStream.range(0, a.borrowers().size())
                .mapToObj(index -> new OfBorrower(
                        index, SCHEME.age(a.borrowers().get(index).birthDate(), a.today())))
                .min(Comparator.comparing(one -> one.check().passed()))
                .flatMap(one -> Finding.of(one.check(), Application.birthDate(one.index())));
    }

    private static Optional<Finding> stillOpen(Application a) {
        return Optional.of(new Finding(
                SCHEME.isOpenOn(a.today()),
                a.today().toString(),
                SCHEME.lastContractDate().toString(),
                "/loan/productSchemeId"));
    }
}
