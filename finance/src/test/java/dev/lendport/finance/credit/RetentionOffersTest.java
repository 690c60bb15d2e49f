package dev.lendport.finance.credit;

import static dev.lendport.finance.Money.reais;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lendport.finance.Money;
import dev.lendport.finance.Seeded;
import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetentionOffersTest {

    private static final RetentionOffers DESK = new RetentionOffers(reais("10000"), 84, 2);

    @Test
    void anOfferHasItsFigures() {
        RetentionOffer offer = new RetentionOffers(reais("10000"), 12, 2).at(MonthlyRate.ofPercent("1.8"));

        assertThat(offer.instalment()).isEqualTo(reais("934.02"));
        assertThat(offer.total()).isEqualTo(reais("11208.24"));
        assertThat(offer.cet().annual()).isEqualByComparingTo("23.87");
        assertThat(offer.savingAgainst(reais("11400"))).isEqualTo(reais("191.76"));
    }

    @Test
    void theHighestRateForAnInstalmentIsTheLastThatFits() {
        RetentionOffer offer = DESK.highestUpTo(reais("220.00")).orElseThrow();

        assertThat(offer.instalment()).isLessThanOrEqualTo(reais("220.00"));
        assertThat(DESK.at(next(offer.rate(), 2)).instalment()).isGreaterThan(reais("220.00"));
        assertThat(DESK.highestUpTo(reais("119.04"))).isEmpty();
        assertThat(DESK.highestUpTo(reais("119.05"))).map(RetentionOffer::rate).contains(MonthlyRate.ofPercent("0"));
        assertThat(DESK.highestUpTo(reais("20000"))).map(RetentionOffer::rate).contains(MonthlyRate.ofPercent("100"));
    }

    @Test
    void theInstalmentOfARateGivesThatRateBack() {
        MonthlyRate rate = MonthlyRate.ofPercent("1.66");

        assertThat(DESK.highestUpTo(DESK.at(rate).instalment()))
                .map(RetentionOffer::rate)
                .contains(rate);
    }

    @Test
    void theSameTermsDoNotBeatThem() {
        RetentionOffer same = DESK.at(MonthlyRate.ofPercent("1.50"));
        ProponentTerms theirs =
                new ProponentTerms(84, same.instalment(), same.cet().annual());

        assertThat(same.beats(theirs)).isFalse();
        assertThat(DESK.highestBeating(theirs)).map(RetentionOffer::rate).contains(MonthlyRate.ofPercent("1.49"));
    }

    @Test
    void whateverTheClientComparesMustBeBetter() {
        ProponentTerms lowInstalment = new ProponentTerms(84, reais("150.00"), new BigDecimal("30"));
        ProponentTerms lowCet = new ProponentTerms(84, reais("300.00"), new BigDecimal("12"));
        ProponentTerms shortTerm = new ProponentTerms(60, reais("230.00"), new BigDecimal("30"));

        assertThat(DESK.highestBeating(lowInstalment).orElseThrow().instalment())
                .isLessThan(reais("150.00"));
        assertThat(DESK.highestBeating(lowCet).orElseThrow().cet().annual()).isLessThan(new BigDecimal("12"));
        assertThat(DESK.highestBeating(shortTerm).orElseThrow().total()).isLessThan(reais("13800.00"));
        assertThat(DESK.highestBeating(new ProponentTerms(84, reais("119.05"), new BigDecimal("20"))))
                .isEmpty();
        assertThat(DESK.highestBeating(new ProponentTerms(84, reais("300"), BigDecimal.ZERO)))
                .isEmpty();
    }

    @Test
    void aSavingIsKept() {
        RetentionOffer offer = DESK.highestSaving(reais("1000"), reais("18000")).orElseThrow();

        assertThat(offer.savingAgainst(reais("18000"))).isGreaterThanOrEqualTo(reais("1000"));
        assertThat(DESK.at(next(offer.rate(), 2)).savingAgainst(reais("18000"))).isLessThan(reais("1000"));
        assertThat(DESK.highestSaving(reais("8000.01"), reais("18000"))).isEmpty();
    }

    @Test
    void withoutAMarginTheLowestRateIsTheCostOfFunds() {
        MonthlyRate cost = MonthlyRate.ofPercent("1.1");

        RetentionOffer even = DESK.lowestKeeping(reais("0"), cost).orElseThrow();
        RetentionOffer kept = DESK.lowestKeeping(reais("500"), cost).orElseThrow();

        assertThat(even.rate()).isBetween(cost, next(cost, 2));
        assertThat(kept.rate()).isGreaterThan(even.rate());
        assertThat(DESK.lowestKeeping(reais("1000000"), cost)).isEmpty();
    }

    @Test
    void answersAreTheLastOnesThatHold() {
        Seeded.cases(100, random -> {
            int decimals = random.nextInt(2, 5);
            RetentionOffers desk = new RetentionOffers(
                    Money.ofMinorUnits(random.nextLong(100_000, 10_000_000), Money.REAL),
                    random.nextInt(2, 121),
                    decimals);
            RetentionOffer theirs = desk.at(rate(random));
            ProponentTerms terms = new ProponentTerms(
                    theirs.instalments(), theirs.instalment(), theirs.cet().annual());
            MonthlyRate cost = rate(random);
            Money margin = desk.balance().percent(Seeded.percent(random, 0, 10_000));

            RetentionOffer highest = desk.highestBeating(terms).orElseThrow();
            RetentionOffer lowest = desk.lowestKeeping(margin, cost).orElseThrow();

            assertThat(highest.beats(terms)).isTrue();
            assertThat(desk.at(next(highest.rate(), decimals)).beats(terms)).isFalse();
            assertThat(kept(desk, lowest, cost))
                    .isGreaterThanOrEqualTo(margin.amount().doubleValue() - 1e-6);
            if (lowest.rate().percent().signum() > 0) {
                MonthlyRate lower = new MonthlyRate(lowest.rate().percent().subtract(step(decimals)));
                assertThat(kept(desk, desk.at(lower), cost))
                        .isLessThan(margin.amount().doubleValue());
            }
        });
    }

    @Test
    void deskThatCannotQuoteIsRefused() {
        assertThatThrownBy(() -> new RetentionOffers(reais("0.10"), 84, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetentionOffers(reais("100"), 84, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProponentTerms(0, reais("1"), BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double kept(RetentionOffers desk, RetentionOffer offer, MonthlyRate cost) {
        double rate = cost.percent().doubleValue() / 100;
        double annuity = -Math.expm1(-desk.instalments() * Math.log1p(rate)) / rate;
        return offer.instalment().amount().doubleValue() * annuity
                - desk.balance().amount().doubleValue();
    }

    private static MonthlyRate rate(RandomGenerator random) {
        return new MonthlyRate(Seeded.percent(random, 500, 4_000));
    }

    private static MonthlyRate next(MonthlyRate rate, int decimals) {
        return new MonthlyRate(rate.percent().add(step(decimals)));
    }

    private static BigDecimal step(int decimals) {
        return BigDecimal.ONE.movePointLeft(decimals);
    }
}
