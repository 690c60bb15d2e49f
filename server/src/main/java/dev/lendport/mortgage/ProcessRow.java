package dev.lendport.mortgage;

import dev.lendport.casework.CaseList.Listing;
import dev.lendport.database.Rows;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.journal.Subject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A process in a list. */
record ProcessRow(
        UUID id,
        int number,
        ProcessState state,
        Instant lastActionAt,
        ProcessState.Waits waits,
        UUID simulationId,
        int simulationNumber,
        int branchId,
        String keyBorrowerName,
        @Nullable String keyBorrowerTaxId,
        BigDecimal loanAmount,
        BigDecimal propertyAmount,
        BigDecimal ltvEstimated,
        @Nullable BigDecimal ltvReal,
        boolean hasInsurance,
        boolean hasCreditDecision,
        @Nullable Instant contractAt,
        @Nullable Instant scheduledContractAt) {

    static final Listing<ProcessRow> LISTING = new Listing<>(
            Subject.Type.PROCESS,
            """
                c.number, c.state, c.acceptance_due_at, c.documents_due_at, c.simulation_id, c.simulation_number, c.branch_id,
                c.key_borrower_name, c.key_borrower_tax_id, c.loan_amount, c.property_amount, c.ltv_estimated,
                c.ltv_real, c.has_insurance, c.decided_at IS NOT NULL AS decided, c.contract_at,
                c.scheduled_contract_at
            """,
            "process",
            (row, n) -> of(row),
            Map.of(
                    DeadlineKind.PROCESS_ACCEPTANCE, ProcessState.EXPIRED.id(),
                    DeadlineKind.PROCESS_DOCUMENTS, ProcessState.IN_REVIEW.id()));

    /** The state that counts now. */
    ProcessState stateAt(Instant now) {
        return state.at(now, waits);
    }

    private static ProcessRow of(ResultSet row) throws SQLException {
        return new ProcessRow(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                ProcessState.of(row.getInt("state")),
                Rows.instant(row, "last_action_at"),
                ProcessState.Waits.of(row),
                row.getObject("simulation_id", UUID.class),
                row.getInt("simulation_number"),
                row.getInt("branch_id"),
                row.getString("key_borrower_name"),
                row.getString("key_borrower_tax_id"),
                row.getBigDecimal("loan_amount"),
                row.getBigDecimal("property_amount"),
                row.getBigDecimal("ltv_estimated"),
                row.getBigDecimal("ltv_real"),
                row.getBoolean("has_insurance"),
                row.getBoolean("decided"),
                Rows.instantOrNull(row, "contract_at"),
                Rows.instantOrNull(row, "scheduled_contract_at"));
    }
}
