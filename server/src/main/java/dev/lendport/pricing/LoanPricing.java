package dev.lendport.pricing;

import dev.lendport.finance.IndexedRate;
import dev.lendport.finance.LoanToValue;
import dev.lendport.finance.Maturity;
import dev.lendport.finance.Money;
import dev.lendport.finance.MortgageCosts;
import dev.lendport.finance.MortgagePricing;
import dev.lendport.finance.MortgageTerms;
import dev.lendport.finance.Phase;
import dev.lendport.finance.Price;
import dev.lendport.finance.RatePlan;
import dev.lendport.finance.StampDuty;
import dev.lendport.finance.Tan;
import dev.lendport.finance.UpFrontCharge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request into the terms that the lender offers for it, and those into figures. Computes only: the same request,
 * quotation and basis give the same price.
 */
final class LoanPricing {
    private static final int STAMP_DUTY_ON_CREDIT = 6;
    private static final int FIVE_YEARS = 60;
    private static final int TAEG_DECIMALS = 3;
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    private final PricingRequest request;
    private final Quotation quotation;
    private final PricingBasis basis;

    LoanPricing(PricingRequest request, Quotation quotation, PricingBasis basis) {
        this.request = request;
        this.quotation = quotation;
        this.basis = basis;
    }

    /**
     * What the price sheet and the fixings say for a product.
     *
     * @param fixed null for a variable rate
     * @param fixing null for a fixed rate
     */
    record Quotation(
            RateType type,
            PriceSheet sheet,
            PriceSheet.@Nullable FixedRate fixed,
            @Nullable IndexFixing fixing) {}

    PricedLoan price() {
        return new PricedLoan(
                request.loan(),
                basis,
                quotation.fixing() == null ? List.of() : List.of(quotation.fixing()),
                figures(Discounts.withCrossSelling(this)),
                figures(Discounts.withoutCrossSelling(this)),
                insurances(),
                charges());
    }

    /** The terms of the offer that was asked for. */
    MortgageTerms terms() {
        return terms(
                request.loan().hasCrossSelling()
                        ? Discounts.withCrossSelling(this)
                        : Discounts.withoutCrossSelling(this));
    }

    /** Everything paid on the day of the drawdown, in euros. */
    BigDecimal paidUpFront() {
        return charges().stream()
                .map(charge -> charge.amount().add(charge.taxAmount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Insurances and a twelfth of the account, in euros, rounded up. */
    BigDecimal paidMonthly() {
        var account = quotation.sheet().accountYearlyCost().divide(TWELVE, 2, RoundingMode.UP);
        return insurances().stream().map(InsurancePremium::monthlyCost).reduce(account, BigDecimal::add);
    }

    /** What is taken off the rate, in percentage points. */
    private record Discounts(boolean hasCrossSelling, BigDecimal crossSelling, BigDecimal sustainability) {
        static Discounts withCrossSelling(LoanPricing pricing) {
            return new Discounts(true, pricing.quotation.sheet().crossSellingDiscount(), pricing.sustainability());
        }

        static Discounts withoutCrossSelling(LoanPricing pricing) {
            return new Discounts(false, BigDecimal.ZERO, pricing.sustainability());
        }

        BigDecimal off(BigDecimal rate) {
            return rate.subtract(crossSelling).subtract(sustainability);
        }
    }

    private BigDecimal sustainability() {
        return request.loan().sustainabilityCampaign() ? quotation.sheet().sustainabilityDiscount() : BigDecimal.ZERO;
    }

    private MortgageTerms terms(Discounts discounts) {
        var loan = request.loan();
        return new MortgageTerms(
                euros(loan.loanAmount()),
                loan.loanDurationMonths(),
                loan.capitalGraceMonths(),
                ratePlan(discounts),
                costs());
    }

    private RatePlan ratePlan(Discounts discounts) {
        return switch (quotation.type()) {
            case FIXED -> new RatePlan.Fixed(fixedTan(discounts));
            case VARIABLE -> new RatePlan.Variable(indexedRate(discounts));
            case MIXED -> new RatePlan.Mixed(fixedTan(discounts), fixedMonths(), indexedRate(discounts));
        };
    }

    private Tan fixedTan(Discounts discounts) {
        return new Tan(discounts.off(fixedRate().ratePercent()));
    }

    private IndexedRate indexedRate(Discounts discounts) {
        return IndexedRate.of(
                fixing().ratePercent(), discounts.off(quotation.sheet().spread()));
    }

    private MortgageCosts costs() {
        var upFront = new ArrayList<UpFrontCharge>();
        for (var charge : quotation.sheet().charges()) {
            var due = due(charge);
            upFront.add(new UpFrontCharge(euros(due.amount()), euros(due.taxAmount())));
        }
        var insurances = Money.zero(Money.EURO);
        for (var premium : insurances()) {
            insurances = insurances.plus(euros(premium.monthlyCost()));
        }
        return new MortgageCosts(upFront, stampDuty(), euros(quotation.sheet().accountYearlyCost()), insurances);
    }

    private List<ChargeDue> charges() {
        var due = new ArrayList<ChargeDue>();
        quotation.sheet().charges().forEach(charge -> due.add(due(charge)));
        due.add(new ChargeDue(
                STAMP_DUTY_ON_CREDIT,
                "Imposto do Selo sobre a utilização do crédito",
                "Stamp duty on the use of credit",
                BigDecimal.ZERO,
                stampDuty().amount()));
        return due;
    }

    private static ChargeDue due(PriceSheet.Charge charge) {
        return new ChargeDue(
                charge.bankChargeTypeId(),
                charge.pt(),
                charge.en(),
                charge.amount(),
                euros(charge.amount()).percent(charge.taxPercent()).amount());
    }

    private Money stampDuty() {
        var months = request.loan().loanDurationMonths();
        var percent = months < FIVE_YEARS
                ? StampDuty.percentOfCredit(months)
                : quotation.sheet().creditStampDutyPercent();
        return euros(request.loan().loanAmount()).percent(percent);
    }

    /** The stated premiums, and the tariff's for each required insurance that none was stated for. */
    private List<InsurancePremium> insurances() {
        var premiums = new ArrayList<>(request.insurances());
        if (isMissing(InsurancePremium.LIFE)) {
            premiums.add(
                    new InsurancePremium(InsurancePremium.LIFE, lifePremium().amount()));
        }
        if (isMissing(InsurancePremium.MULTI_RISK)) {
            var value = request.property().acquisitionAmount();
            premiums.add(new InsurancePremium(
                    InsurancePremium.MULTI_RISK, quotation.sheet().multiRiskPremium(value)));
        }
        return premiums;
    }

    private boolean isMissing(int insuranceTypeId) {
        return request.insurances().stream().noneMatch(stated -> stated.insuranceTypeId() == insuranceTypeId);
    }

    /** Every borrower is insured for the whole loan, at the rate for the age on the day of the price. */
    private Money lifePremium() {
        var premium = Money.zero(Money.EURO);
        for (var birthDate : request.birthDates()) {
            var yearlyPercent = quotation.sheet().lifeRatePercent(Maturity.age(birthDate, basis.pricedOn()));
            premium = premium.plus(
                    new Tan(yearlyPercent).monthlyInterest(euros(request.loan().loanAmount())));
        }
        return premium;
    }

    private LoanFigures figures(Discounts discounts) {
        var price = MortgagePricing.price(terms(discounts));
        return new LoanFigures(
                discounts.hasCrossSelling(),
                discounts.crossSelling(),
                discounts.sustainability(),
                fixedPeriod(price, discounts),
                variablePeriod(price, discounts),
                price.instalment().amount(),
                price.aprc().rounded(TAEG_DECIMALS),
                price.mtic().amount(),
                LoanToValue.of(
                                euros(request.loan().loanAmount()),
                                request.property().securing())
                        .percent());
    }

    private @Nullable RatePeriod fixedPeriod(Price price, Discounts discounts) {
        return switch (quotation.type()) {
            case VARIABLE -> null;
            case FIXED, MIXED -> {
                var rate = fixedRate().ratePercent();
                yield new RatePeriod(
                        fixedMonths(),
                        BigDecimal.ZERO,
                        rate,
                        discounts.off(rate),
                        price.firstTan().percent(),
                        instalmentWithin(price, fixedMonths()).amount());
            }
        };
    }

    private @Nullable RatePeriod variablePeriod(Price price, Discounts discounts) {
        var months = request.loan().loanDurationMonths();
        return switch (quotation.type()) {
            case FIXED -> null;
            case VARIABLE -> indexedPeriod(months, price.firstTan(), price.instalment(), discounts);
            case MIXED ->
                price.laterTan()
                        .map(tan -> indexedPeriod(
                                months - fixedMonths(),
                                tan,
                                price.laterInstalment().orElseThrow(),
                                discounts))
                        .orElse(null);
        };
    }

    private RatePeriod indexedPeriod(int months, Tan tan, Money instalment, Discounts discounts) {
        var spread = quotation.sheet().spread();
        return new RatePeriod(
                months, fixing().ratePercent(), spread, discounts.off(spread), tan.percent(), instalment.amount());
    }

    private static Money instalmentWithin(Price price, int months) {
        return price.shown().stream()
                .filter(phase -> phase.kind() == Phase.Kind.AMORTISING && phase.firstMonth() <= months)
                .findFirst()
                .orElse(price.shown().getFirst())
                .instalment();
    }

    private int fixedMonths() {
        var months = request.loan().loanDurationMonths();
        var fixed = fixedRate().fixedPeriodMonths();
        return fixed == null ? months : Math.min(fixed, months);
    }

    private PriceSheet.FixedRate fixedRate() {
        if (quotation.fixed() == null) {
            throw new IllegalStateException("a variable rate has no fixed one");
        }
        return quotation.fixed();
    }

    private IndexFixing fixing() {
        if (quotation.fixing() == null) {
            throw new IllegalStateException("a fixed rate follows no index");
        }
        return quotation.fixing();
    }

    private static Money euros(BigDecimal amount) {
        return Money.of(amount, Money.EURO);
    }
}
