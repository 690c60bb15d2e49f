package dev.lendport.finance;

import java.util.List;

/**
 * One credit in several parts, each with its own rate and repayment: each part is amortised and rounded on its own, and
 * then they are added.
 */
public record MultiPartLoan(List<Loan> parts) {

    public MultiPartLoan {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A loan has at least one part");
        }
    }

    public List<LoanSchedule> schedules() {
        return parts.stream().map(Loan::schedule).toList();
    }

    public Aprc aprc() {
        return Aprc.of(flows());
    }

    public CashFlows flows() {
        CashFlows.Builder flows = CashFlows.builder();
        schedules().forEach(schedule -> flows.all(schedule.flows()));
        return flows.build();
    }

    public Money totalPayable() {
        return schedules().stream()
                .map(LoanSchedule::totalPayable)
                .reduce(Money::plus)
                .orElseThrow();
    }

    /** What all parts pay in a period, 1 for the first. */
    public Money payment(int number) {
        return schedules().stream()
                .filter(schedule -> number <= schedule.periods().size())
                .map(schedule -> schedule.period(number).payment())
                .reduce(Money::plus)
                .orElseGet(() -> Money.zero(parts.getFirst().amount().currency()));
    }
}
