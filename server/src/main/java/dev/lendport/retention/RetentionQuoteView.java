package dev.lendport.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lendport.finance.Money;
import dev.lendport.finance.credit.ProponentTerms;
import dev.lendport.finance.credit.RetentionOffer;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote on the wire: amounts in reais with two decimals, rates in percent.
 *
 * @param remainingTotal what the client pays without a new contract: open instalments at face value, arrears included
 */
record RetentionQuoteView(
        UUID receivedPortabilityKey,
        LocalDate date,
        BigDecimal dueBalance,
        int numberOfInstallments,
        BigDecimal remainingTotal,
        Proponent proponent,
        Lender lender,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Offer highestBeating,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Offer lowestKeeping,
        boolean worthRetaining,
        List<Reason> reasons) {

    private static final Texts TEXTS = Texts.of("retention");
    private static final int RATE_DECIMALS = 2;

    /** As its request told. */
    record Proponent(
            int numberOfInstallments,
            BigDecimal installmentFaceValue,
            BigDecimal total,
            BigDecimal annualEffectiveInterestRate) {

        static Proponent of(ProponentTerms terms) {
            return new Proponent(
                    terms.instalments(),
                    terms.instalment().amount(),
                    terms.total().amount(),
                    terms.cetPercent());
        }
    }

    /** What was asked for, or the lender's settings. */
    record Lender(BigDecimal margin, BigDecimal costOfFunds, int rateDecimals) {
        static Lender of(LenderTerms terms) {
            return new Lender(terms.margin().amount(), terms.costOfFunds().percent(), terms.rateDecimals());
        }
    }

    /** New terms; a saving below zero is what they cost the client more. */
    record Offer(
            BigDecimal monthlyInterestRate,
            BigDecimal annualInterestRate,
            int numberOfInstallments,
            BigDecimal installmentFaceValue,
            BigDecimal total,
            BigDecimal annualEffectiveInterestRate,
            BigDecimal savingAgainstProponent,
            BigDecimal savingAgainstContract) {

        static @Nullable Offer of(@Nullable RetentionOffer offer, RetentionQuote quote) {
            return offer == null
                    ? null
                    : new Offer(
                            offer.rate().percent().setScale(quote.lender().rateDecimals(), RoundingMode.UNNECESSARY),
                            offer.rate().annualEffectivePercent().setScale(RATE_DECIMALS, RoundingMode.HALF_EVEN),
                            offer.instalments(),
                            offer.instalment().amount(),
                            offer.total().amount(),
                            offer.cet().annual(),
                            saving(offer, quote.proponent().total()),
                            saving(offer, quote.rest().owed()));
        }

        private static BigDecimal saving(RetentionOffer offer, Money otherTotal) {
            return offer.savingAgainst(otherTotal).amount();
        }
    }

    /** Why it is not worth to retain the client. */
    record Reason(String code, String description) {}

    static RetentionQuoteView of(RetentionQuote quote, Language language) {
        return new RetentionQuoteView(
                quote.request(),
                quote.date(),
                quote.balance().amount(),
                quote.instalments(),
                quote.rest().owed().amount(),
                Proponent.of(quote.proponent()),
                Lender.of(quote.lender()),
                Offer.of(quote.highestBeating(), quote),
                Offer.of(quote.lowestKeeping(), quote),
                quote.isWorthRetaining(),
                quote.obstacles().stream()
                        .map(obstacle -> new Reason(obstacle.wire(), TEXTS.text(language, obstacle.wire())))
                        .toList());
    }
}
