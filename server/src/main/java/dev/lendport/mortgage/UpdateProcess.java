package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.pricing.LoanRequest;
import dev.lendport.simulation.LendingRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes the loan or the branch of a process and prices it again. */
@Component
class UpdateProcess {
    private final CaseGate<MortgageProcess, ProcessAction> gate;
    private final Repricing repricing;
    private final LendingRules rules;
    private final ChangedProcesses changed;

    UpdateProcess(
            CaseGate<MortgageProcess, ProcessAction> gate,
            Repricing repricing,
            LendingRules rules,
            ChangedProcesses changed) {
        this.gate = gate;
        this.repricing = repricing;
        this.rules = rules;
        this.changed = changed;
    }

    /** The body of the operation: what is left out stays. */
    record Request(
            @Nullable BigDecimal loanAmount,
            @Nullable Integer loanDurationMonths,
            @Nullable Integer productSchemeId,
            @Nullable Integer loanPurposeId,
            @Nullable Integer productPurposeId,
            @Nullable Boolean hasCrossSelling,
            @Nullable Integer branchId) {

        LoanRequest over(LoanRequest loan) {
            return new LoanRequest(
                    Objects.requireNonNullElse(loanAmount, loan.loanAmount()),
                    Objects.requireNonNullElse(loanDurationMonths, loan.loanDurationMonths()),
                    Objects.requireNonNullElse(productSchemeId, loan.productSchemeId()),
                    Objects.requireNonNullElse(loanPurposeId, loan.loanPurposeId()),
                    Objects.requireNonNullElse(productPurposeId, loan.productPurposeId()),
                    loan.indexTypeSubCategoryId(),
                    loan.indexTypeId(),
                    Objects.requireNonNullElse(hasCrossSelling, loan.hasCrossSelling()),
                    loan.sustainabilityCampaign(),
                    loan.capitalGracePeriodMonths());
        }
    }

    /** Gives the new version. */
    Outcome<Long> with(Caller caller, UUID id, Precondition known, Request request, Instant now) {
        return gate.open(caller, id, known, ProcessAction.UPDATE, now).then(process -> {
            var before = process.loan().priced().loan();
            var asked = request.over(before);
            var branch = Objects.requireNonNullElse(request.branchId(), process.branchId());
            var offered = repricing
                    .changed(process, asked)
                    .then(loan -> asked.equals(before)
                            ? Outcome.done(loan)
                            : rules.kept(process.simulated(asked), loan.priced(), now)
                                    .map(kept -> loan));
            return Repricing.inFlatBody(offered)
                    .map(loan -> changed.saved(caller, process, process.with(loan, branch), told(asked, branch), now));
        });
    }

    private static ChangedProcesses.Told told(LoanRequest asked, int branch) {
        return new ChangedProcesses.Told(
                EventType.PROCESS_UPDATED,
                Map.of(
                        "branchID", branch,
                        "loanAmount", asked.loanAmount(),
                        "loanDurationMonths", asked.loanDurationMonths(),
                        "productSchemeID", asked.productSchemeId(),
                        "loanPurposeID", asked.loanPurposeId(),
                        "productPurposeID", asked.productPurposeId(),
                        "hasCrossSelling", asked.hasCrossSelling()));
    }
}
