package dev.lendport.retention;

import dev.lendport.credit.CreditOperations.Rest;
import dev.lendport.finance.Money;
import dev.lendport.finance.credit.ProponentTerms;
import dev.lendport.finance.credit.RetentionOffer;
import dev.lendport.finance.credit.RetentionOffers;
import dev.lendport.portability.ReceivedPortability;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Between which rates a client can be kept: below the highest the proponent is beaten, from the lowest the lender keeps
 * its margin. Both repay the balance of a date in as many instalments as are open on it, so the client is not bound for
 * longer than before.
 *
 * @param rest what is left of the contract on the date
 * @param highestBeating null when no rate beats the proponent
 * @param lowestKeeping null when no rate up to 100 % a month keeps the margin
 */
record RetentionQuote(
        UUID request,
        Rest rest,
        ProponentTerms proponent,
        LenderTerms lender,
        @Nullable RetentionOffer highestBeating,
        @Nullable RetentionOffer lowestKeeping) {

    /** Why it is not worth to retain the client. */
    enum Obstacle {
        /** Nothing is left, or less than a cent for each open instalment. */
        BALANCE_TOO_SMALL,
        /** Not even without interest is the client better off here. */
        NOTHING_BEATS_PROPONENT,
        /** Not even at 100 % a month is the margin kept. */
        MARGIN_OUT_OF_REACH,
        /** What keeps the margin does not beat the proponent. */
        MARGIN_COSTS_TOO_MUCH;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RetentionQuote of(ReceivedPortability request, Rest rest, LenderTerms lender) {
        var theirs = request.proposal().terms();
        var proponent = new ProponentTerms(
                theirs.installments(), theirs.installmentFaceValue(), theirs.annualEffectiveInterestRate());
        if (!isRepayable(rest)) {
            return new RetentionQuote(request.key(), rest, proponent, lender, null, null);
        }
        var offers = new RetentionOffers(
                rest.balance().total(), rest.balance().instalments().size(), lender.rateDecimals());
        return new RetentionQuote(
                request.key(),
                rest,
                proponent,
                lender,
                offers.highestBeating(proponent).orElse(null),
                offers.lowestKeeping(lender.margin(), lender.costOfFunds()).orElse(null));
    }

    LocalDate date() {
        return rest.balance().date();
    }

    Money balance() {
        return rest.balance().total();
    }

    /** Those still open on the date. */
    int instalments() {
        return rest.balance().instalments().size();
    }

    boolean isWorthRetaining() {
        return obstacles().isEmpty();
    }

    /** All that stands in the way; empty when there is a rate that does both. */
    List<Obstacle> obstacles() {
        if (!isRepayable(rest)) {
            return List.of(Obstacle.BALANCE_TOO_SMALL);
        }
        var obstacles = new ArrayList<Obstacle>();
        if (highestBeating == null) {
            obstacles.add(Obstacle.NOTHING_BEATS_PROPONENT);
        }
        if (lowestKeeping == null) {
            obstacles.add(Obstacle.MARGIN_OUT_OF_REACH);
        }
        if (highestBeating != null
                && lowestKeeping != null
                && lowestKeeping.rate().compareTo(highestBeating.rate()) > 0) {
            obstacles.add(Obstacle.MARGIN_COSTS_TOO_MUCH);
        }
        return obstacles;
    }

    private static boolean isRepayable(Rest rest) {
        var open = rest.balance().instalments().size();
        return open > 0 && rest.balance().total().minorUnits() >= open;
    }
}
