package dev.lendport.credit;

import static dev.lendport.credit.Contracts.balance;
import static dev.lendport.credit.Contracts.bodyWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected figures were computed with fifty digits, beside this program. */
@Covers("getCreditOperationBalance")
class GetCreditOperationBalanceTest {

    /** 1 000.00 at 1.55 %: on the day of the disbursement, between, and on a due date. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-15, calendar_365, 991.75, 171.69",
        "2026-10-15, business_252, 993.41, 171.87",
        "2026-10-15, thirty_360, 991.83, 171.72",
        "2026-11-21, calendar_365, 1010.48, 174.93",
        "2026-11-21, business_252, 1011.77, 175.05",
        "2026-11-21, thirty_360, 1010.31, 174.92",
        "2026-12-01, calendar_365, 1015.60, 175.82",
        "2026-12-01, business_252, 1016.23, 175.82",
        "2026-12-01, thirty_360, 1015.50, 175.82",
    })
    void open_instalments_are_worth_less_before_they_are_due(String date, String dayCount, String total, String first) {
        var partner = Contracts.partnerOn("2026-11-21");
        var key = Contracts.registered(partner, bodyWith("{\"day_count\": \"%s\"}".formatted(dayCount)));

        var due = balance(partner, key, date).expect(200);

        assertThat(due.text("/date")).isEqualTo(date);
        assertThat(due.number("/due_balance")).isEqualByComparingTo(total);
        assertThat(due.number("/installments/0/present_value")).isEqualByComparingTo(first);
        assertThat(due.json().path("installments").size()).isEqualTo(6);
    }

    /** 10 000.00 at 1.8 %, due on month ends, around the leap day; five are overdue and bear no interest. */
    @ParameterizedTest
    @CsvSource({
        "2027-09-30, calendar_365, 9996.40",
        "2027-09-30, business_252, 10007.73",
        "2027-09-30, thirty_360, 10000.52",
        "2028-02-28, calendar_365, 10755.02",
        "2028-02-28, business_252, 10762.61",
        "2028-02-28, thirty_360, 10754.03",
        "2028-02-29, calendar_365, 10759.14",
        "2028-02-29, business_252, 10762.61",
        "2028-02-29, thirty_360, 10758.20",
        "2028-03-01, calendar_365, 10762.71",
        "2028-03-01, thirty_360, 10765.45",
    })
    void a_leap_day_and_month_ends_count_as_the_convention_says(String date, String dayCount, String total) {
        var partner = Contracts.partnerOn("2027-10-01");
        var key = Contracts.registered(partner, bodyWith("""
                {"principal_amount": 10000, "monthly_interest_rate": 1.8, "number_of_installments": 12,
                 "disbursement_date": "2027-09-30", "first_due_date": "2027-10-31", "day_count": "%s"}
                """.formatted(dayCount)));

        assertThat(balance(partner, key, date).expect(200).number("/due_balance"))
                .isEqualByComparingTo(total);
    }

    @Test
    void overdue_instalments_bear_simple_interest_by_the_day() {
        var partner = Contracts.partnerOn("2026-03-15");
        var key = Contracts.registered(partner, Contracts.hundredAMonth());

        // 73, 42 and 14 days late: 100.00 · 0.1 % each; ten more at face value, there is no rate.
        var due = balance(partner, key, "2026-03-15").expect(200);

        assertThat(due.number("/installments/0/present_value")).isEqualByComparingTo("107.30");
        assertThat(due.number("/installments/1/present_value")).isEqualByComparingTo("104.20");
        assertThat(due.number("/installments/2/present_value")).isEqualByComparingTo("101.40");
        assertThat(due.number("/due_balance")).isEqualByComparingTo("1212.90");
        assertThat(balance(partner, key, "2026-01-01").number("/due_balance")).isEqualByComparingTo("1200");
        assertThat(balance(partner, key, "2026-01-02").number("/due_balance")).isEqualByComparingTo("1200.10");
    }

    @Test
    void payments_until_the_date_count_and_later_ones_do_not() {
        var partner = Contracts.partnerOn("2026-03-15");
        var key = Contracts.registered(partner, Contracts.hundredAMonth());
        Contracts.pay(partner, key, "100", "2026-01-01").expect(200);
        Contracts.pay(partner, key, "30", "2026-02-01").expect(200);

        assertThat(balance(partner, key, "2025-12-31").number("/due_balance")).isEqualByComparingTo("1200");
        assertThat(balance(partner, key, "2026-01-31").number("/due_balance")).isEqualByComparingTo("1100");
        var part = balance(partner, key, "2026-02-01");
        assertThat(part.number("/due_balance")).isEqualByComparingTo("1070");
        assertThat(part.number("/installments/0/number")).isEqualByComparingTo("2");
        assertThat(part.number("/installments/0/present_value")).isEqualByComparingTo("70");
    }

    @Test
    void without_a_date_it_is_today_in_sao_paulo() {
        var partner = Contracts.partnerOn("2026-11-21");
        var key = Contracts.registered(partner, Contracts.body());
        partner.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2026-11-22T02:59:59Z\"}")
                .expect(200);

        var due = partner.get(Contracts.PATH + "/" + key + "/balance").expect(200);

        assertThat(due.text("/date")).isEqualTo("2026-11-21");
        assertThat(due.number("/due_balance")).isEqualByComparingTo("1010.48");
    }

    /** Nothing is owed before it was lent. */
    @Test
    void without_a_date_a_disbursement_that_lies_ahead_is_the_day() {
        var partner = Contracts.partnerOn("2026-10-01");
        var key = Contracts.registered(partner, Contracts.body());

        var due = partner.get(Contracts.PATH + "/" + key + "/balance").expect(200);

        assertThat(due.text("/date")).isEqualTo("2026-10-15");
        assertThat(due.number("/due_balance")).isEqualByComparingTo("991.75");
    }

    @Test
    void a_date_lies_between_the_disbursement_and_ten_years_ahead() {
        var partner = Contracts.partnerOn("2026-11-21");
        var key = Contracts.registered(partner, Contracts.body());

        balance(partner, key, "2026-10-14").expectInvalid("/date not_before");
        balance(partner, key, "2036-11-22").expectInvalid("/date not_later_than");
        balance(partner, key, "2036-11-21").expect(200);
        balance(partner, key, "2026-11-31").expectInvalid("/date invalid_format");
    }

    @Test
    void another_partner_finds_nothing() {
        var key = Contracts.registered(Contracts.partnerOn("2026-11-21"), Contracts.body());

        balance(TestServer.sandboxBroker(), key, "2026-11-21").expectProblem(404, "not_found");
    }
}
