package dev.lendport.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.finance.Money;
import dev.lendport.finance.credit.CreditTerms;
import dev.lendport.finance.credit.MonthlyRate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final List<DayCountConvention> CONVENTIONS = List.of(DayCountConvention.values());
    private static final LocalDate DISBURSED = LocalDate.of(2026, 1, 31);
    private static final LocalDate END = LocalDate.of(2030, 1, 1);

    private static ContractTerms terms(Random random) {
        var credit = new CreditTerms(
                Money.ofMinorUnits(10_000 + random.nextInt(1_000_000), Money.REAL),
                MonthlyRate.ofPercent(random.nextInt(5) + "." + random.nextInt(100)),
                1 + random.nextInt(24),
                DISBURSED.plusDays(1 + random.nextInt(60)));
        return new ContractTerms(
                credit,
                DISBURSED,
                credit.instalment(),
                Money.zero(Money.REAL),
                CONVENTIONS.get(random.nextInt(CONVENTIONS.size())),
                MonthlyRate.ofPercent(random.nextInt(4) + ".5"));
    }

    private static List<Payment> payments(Random random, ContractTerms terms) {
        var payments = new ArrayList<Payment>();
        var count = random.nextInt(30);
        for (int number = 1; number <= count; number++) {
            payments.add(new Payment(
                    number,
                    Payment.Kind.INSTALMENTS,
                    Money.ofMinorUnits(
                            1 + random.nextInt((int) terms.instalmentFaceValue().minorUnits() + 1), Money.REAL),
                    DISBURSED.plusDays(random.nextInt(900))));
        }
        return payments;
    }

    @Test
    void every_cent_is_on_an_instalment_or_in_excess_and_nothing_owed_is_negative() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var terms = terms(random);
            var payments = payments(random, terms);

            var ledger = Ledger.until(END, terms, payments);

            var placed = ledger.excess();
            for (var line : ledger.lines()) {
                placed = placed.plus(line.paid());
                assertThat(line.unpaid().isNegative()).as("seed %d", seed).isFalse();
            }
            var paid = payments.stream().map(Payment::amount).reduce(Money.zero(Money.REAL), Money::plus);
            assertThat(placed).as("seed %d", seed).isEqualTo(paid);
            assertThat(ledger.isPaid())
                    .as("seed %d", seed)
                    .isEqualTo(!ledger.balance(END).total().isPositive());
        }
    }

    @Test
    void the_order_in_which_payments_were_recorded_does_not_matter() {
        for (long seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var terms = terms(random);
            var payments = payments(random, terms);

            var one = Ledger.until(END, terms, payments);
            var other = Ledger.until(END, terms, payments.reversed());

            assertThat(one.balance(END)).as("seed %d", seed).isEqualTo(other.balance(END));
        }
    }

    @Test
    void a_settlement_leaves_nothing_owed_from_its_day_on_and_the_days_before_as_they_were() {
        for (long seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var terms = terms(random);
            var day = DISBURSED.plusDays(random.nextInt(200));
            var due = Ledger.until(day, terms, List.of()).balance(day).total();
            var settled = List.of(new Payment(1, Payment.Kind.SETTLEMENT, due, day));

            assertThat(Ledger.until(day, terms, settled).isPaid()).isTrue();
            assertThat(Ledger.until(END, terms, settled).balance(END).total().isPositive())
                    .isFalse();
            var before = day.minusDays(1);
            assertThat(Ledger.until(before, terms, settled).balance(before))
                    .isEqualTo(Ledger.until(before, terms, List.of()).balance(before));
        }
    }
}
