package dev.lendport.finance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the Commission's worked examples for Annex I ({@code aprc-examples.json}): parameters of a loan, flows and
 * published figures.
 */
final class Examples {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Examples() {}

    static List<JsonNode> cases() {
        try (InputStream file = Objects.requireNonNull(Examples.class.getResourceAsStream("aprc-examples.json"))) {
            List<JsonNode> cases = new ArrayList<>();
            JSON.readTree(file)
                    .get("examples")
                    .forEach(example -> example.get("cases").forEach(cases::add));
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The loan of an illustrative APRC: the case's, with what differs laid over it. */
    static JsonNode overridden(JsonNode loan, JsonNode override) {
        ObjectNode merged = (ObjectNode) loan.deepCopy();
        override.propertyStream()
                .filter(changed -> !changed.getKey().equals("parts"))
                .forEach(changed -> merged.set(changed.getKey(), changed.getValue()));
        for (int part = 0; part < override.path("parts").size(); part++) {
            ObjectNode target = (ObjectNode) merged.get("parts").get(part);
            override.get("parts")
                    .get(part)
                    .propertyStream()
                    .forEach(changed -> target.set(changed.getKey(), changed.getValue()));
        }
        return merged;
    }

    /** The schedules of a loan: one, or one for each part. */
    static List<LoanSchedule> schedules(JsonNode loan) {
        if (loan.has("parts")) {
            List<Loan> parts = new ArrayList<>();
            loan.get("parts").forEach(part -> parts.add(loan(part)));
            return new MultiPartLoan(parts).schedules();
        }
        LoanSchedule schedule = loan(loan).schedule();
        JsonNode repaidAt = loan.get("repay_balance_at");
        return List.of(repaidAt == null ? schedule : schedule.repaidIn(repaidAt.intValue()));
    }

    static Loan loan(JsonNode loan) {
        return new Loan(
                Money.of(loan.get("amount").decimalValue(), Money.EURO),
                rate(loan),
                term(loan),
                repayment(loan.get("repayment")),
                charges(loan.get("costs")));
    }

    private static BorrowingRate rate(JsonNode loan) {
        BorrowingRate.Basis basis = switch (loan.get("rate_basis").stringValue()) {
            case "nominal" -> BorrowingRate.Basis.NOMINAL;
            case "effective" -> BorrowingRate.Basis.EFFECTIVE;
            default -> throw new IllegalArgumentException(loan.get("rate_basis").toString());
        };
        List<BorrowingRate.Step> steps = new ArrayList<>();
        loan.get("rates")
                .forEach(step -> steps.add(new BorrowingRate.Step(
                        step.get(0).intValue(), step.get(1).decimalValue())));
        return new BorrowingRate(basis, steps);
    }

    private static Term term(JsonNode loan) {
        int perYear = loan.get("periods_per_year").intValue();
        Term term = loan.has("n") ? Term.of(loan.get("n").intValue(), perYear) : Term.untilRepaid(perYear);
        JsonNode first = loan.get("first_period");
        return first == null
                ? term
                : term.startingWith(new Term.FirstPeriod(
                        first.get("periods").intValue(),
                        first.get("days").intValue(),
                        first.get("year_days").intValue()));
    }

    private static Repayment repayment(JsonNode node) {
        return switch (node.get("kind").stringValue()) {
            case "annuity" -> new Repayment.EqualInstalments();
            case "annuity_growth" -> new Repayment.GrowingInstalments(decimal(node, "pct_per_year"));
            case "balloon" -> new Repayment.Balloon(node.get("amortise_over").intValue());
            case "interest_only" -> new Repayment.InterestOnly();
            case "bullet_capitalised" -> new Repayment.CapitalisedBullet();
            case "bullet_no_interest" -> new Repayment.BulletWithoutInterest();
            case "fixed_payment" -> new Repayment.FixedPayment(decimal(node, "amount"));
            case "interest_plus_fixed_capital" -> new Repayment.InterestPlusFixedCapital(decimal(node, "amount"));
            case "interest_plus_pct_capital" ->
                new Repayment.InterestPlusPercentOfCapital(decimal(node, "pct"), decimal(node, "min"));
            case "pct_of_balance" -> new Repayment.PercentOfBalance(decimal(node, "pct"), decimal(node, "min"));
            case "equal_capital" ->
                node.has("from_period")
                        ? Repayment.EqualCapital.from(node.get("from_period").intValue())
                        : new Repayment.EqualCapital();
            case "full_each_period" -> new Repayment.FullEachPeriod();
            default -> throw new IllegalArgumentException(node.toString());
        };
    }

    private static Charges charges(@Nullable JsonNode node) {
        Charges charges = Charges.NONE;
        if (node == null) {
            return charges;
        }
        charges = charges.andInitial(decimal(node, "initial"))
                .andEachPeriod(decimal(node, "each"))
                .andLast(decimal(node, "final"))
                .andFinanced(decimal(node, "financed"));
        for (String dated : List.of("at", "before")) {
            for (JsonNode charge : node.path(dated)) {
                charges = charges.andAt(charge.get(0).intValue(), charge.get(1).decimalValue());
            }
        }
        return charges;
    }

    private static BigDecimal decimal(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? BigDecimal.ZERO : value.decimalValue();
    }

    /** The published flows of a case: rows of equal amounts, and perhaps a list of monthly payments. */
    static CashFlows flows(JsonNode node) {
        CashFlows.Builder flows = CashFlows.builder();
        for (JsonNode row : node.get("flows")) {
            int first = row.get(0).intValue();
            int step = row.get(1).intValue();
            for (int k = 0; k < row.get(2).intValue(); k++) {
                AnnexTime at = at(first + k * step, row.get(4).stringValue(), row.get(5));
                flows.drawdown(at, row.get(3).decimalValue());
            }
        }
        int month = 1;
        for (JsonNode payment : node.path("payments")) {
            flows.payment(AnnexTime.months(month++), payment.decimalValue());
        }
        return flows.build();
    }

    private static AnnexTime at(int periods, String unit, @Nullable JsonNode days) {
        int perYear = switch (unit) {
            case "years" -> 1;
            case "months" -> 12;
            case "weeks" -> 52;
            case "days" -> 365;
            default -> throw new IllegalArgumentException(unit);
        };
        return days == null
                ? AnnexTime.of(periods, perYear)
                : new AnnexTime(
                        periods, perYear, days.get(0).intValue(), days.get(1).intValue());
    }
}
