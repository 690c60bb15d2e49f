package dev.lendport.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lendport.TestServer;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.finance.Money;
import dev.lendport.outcome.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What other modules do with credit operations. */
class CreditOperationsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);
    private final Caller caller = broker.caller(Mode.SANDBOX);
    private final Transactions transactions = TestServer.bean(Transactions.class);
    private final CreditOperations operations = TestServer.bean(CreditOperations.class);

    CreditOperationsTest() {
        Contracts.on(broker.api(), TODAY.toString());
    }

    private CreditOperation found(UUID key) {
        return transactions.read(caller, now -> operations.find(caller, key).orElseThrow());
    }

    private void settle(UUID key, String amount) {
        transactions.write(caller, now -> {
            operations.settle(caller, key, Money.reais(amount), TODAY, now);
            return Outcome.done(true);
        });
    }

    @Test
    void an_operation_comes_back_as_it_was_registered() {
        var key = Contracts.registered(broker.api(), Contracts.body());

        var operation = found(key);

        assertThat(operation.terms().principal()).isEqualTo(Money.reais("1000"));
        assertThat(operation.annualInterestRate()).isEqualByComparingTo("20.27");
        assertThat(operation.annualEffectiveInterestRate()).isEqualByComparingTo("17.32");
        assertThat(operation.issuer().address().postalCode()).isEqualTo("38300569");
        assertThat(operation.version()).isEqualTo(1);
        assertThat(operation.toString()).doesNotContain("Maria", "37197645832");
    }

    @Test
    void many_and_their_balances_are_found_at_once() {
        var one = Contracts.registered(broker.api(), Contracts.body());
        var other = Contracts.registered(broker.api(), Contracts.hundredAMonth());
        Contracts.pay(broker.api(), other, "100", "2026-01-01").expect(200);

        var balances = transactions.read(caller, now -> {
            var found = operations.find(caller, List.of(one, other, Ids.next()));
            return operations.balances(caller, found.values(), LocalDate.of(2026, 1, 31));
        });

        assertThat(balances.keySet()).containsExactlyInAnyOrder(one, other);
        assertThat(balances.get(other)).extracting("total").isEqualTo(Money.reais("1100"));
        var none = transactions.read(caller, now -> operations.find(caller, List.<UUID>of()));
        assertThat(none).isEmpty();
    }

    @Test
    void settling_takes_what_came_in_and_leaves_nothing_owed() {
        var key = Contracts.registered(broker.api(), Contracts.body());

        settle(key, "1010.48");

        var operation = found(key);
        assertThat(operation.state()).isEqualTo(CreditOperation.State.SETTLED);
        assertThat(operation.version()).isEqualTo(2);
        assertThat(transactions
                        .read(caller, now -> operations.balance(caller, operation, TODAY))
                        .total())
                .isEqualTo(Money.reais("0"));
        assertThat(Contracts.get(broker.api(), key).text("/payments/0/kind")).isEqualTo("settlement");
        assertThatThrownBy(() -> settle(key, "1")).isInstanceOf(IllegalStateException.class);
        assertThat(found(key).version()).isEqualTo(2);
    }

    @Test
    void a_foreign_operation_is_not_there() {
        var key = Contracts.registered(broker.api(), Contracts.body());
        var foreign = TestServer.newBroker(Mode.SANDBOX).caller(Mode.SANDBOX);

        var seen = transactions.read(foreign, now -> operations.find(foreign, key));
        assertThat(seen).isEmpty();
    }
}
