package dev.lendport.credit;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.finance.Money;
import dev.lendport.finance.credit.BalanceDue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A partner's credit operations as other modules see them. Every call runs in the transaction that is open. */
@Component
public class CreditOperations {
    private final StoredOperations stored;
    private final Payments payments;

    CreditOperations(StoredOperations stored, Payments payments) {
        this.stored = stored;
        this.payments = payments;
    }

    /** Empty for another partner's too. */
    public Optional<CreditOperation> find(Caller caller, UUID key) {
        return Optional.ofNullable(find(caller, List.of(key)).get(key));
    }

    /** Those of the keys that the partner has; one statement. */
    public Map<UUID, CreditOperation> find(Caller caller, Collection<UUID> keys) {
        return stored.find(caller, keys).stream().collect(Collectors.toMap(CreditOperation::key, Function.identity()));
    }

    /** One that nobody else pays or settles until the transaction ends. */
    public Optional<CreditOperation> lock(Caller caller, UUID key) {
        return stored.lock(caller, key);
    }

    /** What repays a contract on a date, counting its payments until that date; zero once it is settled. */
    public BalanceDue balance(Caller caller, CreditOperation operation, LocalDate date) {
        return ledger(operation, payments.of(caller, operation.key()), date).balance(date);
    }

    /**
     * What is left of a contract on a date.
     *
     * @param owed the open instalments at face value, with the arrears interest of those overdue: what is paid when
     *     nothing is repaid early
     */
    public record Rest(BalanceDue balance, Money owed) {}

    /** What is left of a contract on a date, counting its payments until that date. */
    public Rest rest(Caller caller, CreditOperation operation, LocalDate date) {
        var ledger = ledger(operation, payments.of(caller, operation.key()), date);
        return new Rest(ledger.balance(date), ledger.owed(date));
    }

    /** What repays each of them on a date, by key; one statement. */
    public Map<UUID, BalanceDue> balances(Caller caller, Collection<CreditOperation> operations, LocalDate date) {
        var paid = payments.of(
                caller, operations.stream().map(CreditOperation::key).toList());
        return operations.stream()
                .collect(Collectors.toMap(
                        CreditOperation::key,
                        operation -> ledger(operation, paid.getOrDefault(operation.key(), List.of()), date)
                                .balance(date)));
    }

    /**
     * Records that a contract was paid in full, and tells the journal. Locks it.
     *
     * @param amount what came in
     * @param on the day it was to be paid on; money that is there before counts from the day it came. The balance is
     *     zero from then on
     * @throws IllegalStateException when there is no such contract, or it is settled already: the caller has looked
     */
    public void settle(Caller caller, UUID key, Money amount, LocalDate on, Instant now) {
        var operation = stored.lock(caller, key)
                .filter(found -> found.state() == CreditOperation.State.OPEN)
                .orElseThrow(() -> new IllegalStateException("no open credit operation " + key));
        var today = LocalDate.ofInstant(now, Zones.BRASILIA);
        // Every payment raises the version, which begins at 1.
        var payment = new Payment(
                Math.toIntExact(operation.version()), Payment.Kind.SETTLEMENT, amount, on.isAfter(today) ? today : on);
        payments.record(caller, operation, payment, CreditOperation.State.SETTLED, now);
    }

    private static Ledger ledger(CreditOperation operation, List<Payment> payments, LocalDate date) {
        return Ledger.until(date, operation.terms(), payments);
    }
}
