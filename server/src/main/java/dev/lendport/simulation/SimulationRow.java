package dev.lendport.simulation;

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

/** A simulation in a list. */
record SimulationRow(
        UUID id,
        int number,
        SimulationState state,
        Simulation.Moments moments,
        @Nullable String keyBorrowerName,
        @Nullable String keyBorrowerTaxId,
        @Nullable String partnerReference,
        BigDecimal loanAmount,
        int loanMonths,
        BigDecimal propertyAmount,
        boolean hasCrossSelling,
        BigDecimal tan,
        BigDecimal taeg,
        BigDecimal mtic,
        BigDecimal instalment,
        BigDecimal ltv,
        @Nullable UUID processId) {

    static final Listing<SimulationRow> LISTING = new Listing<>(
            Subject.Type.SIMULATION,
            """
                c.number, c.state, c.created_at, c.valid_until, c.key_borrower_name, c.key_borrower_tax_id,
                c.partner_reference, c.loan_amount, c.loan_months, c.property_amount, c.has_cross_selling, c.tan,
                c.taeg, c.mtic, c.instalment, c.ltv, c.process_id
            """,
            "simulation",
            (row, n) -> of(row),
            Map.of(DeadlineKind.SIMULATION_VALIDITY, SimulationState.EXPIRED.id()));

    /** The state that counts now. */
    SimulationState stateAt(Instant now) {
        return state.at(now, moments.validUntil());
    }

    private static SimulationRow of(ResultSet row) throws SQLException {
        return new SimulationRow(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                SimulationState.of(row.getInt("state")),
                new Simulation.Moments(
                        Rows.instant(row, "created_at"),
                        Rows.instant(row, "last_action_at"),
                        Rows.instant(row, "valid_until")),
                row.getString("key_borrower_name"),
                row.getString("key_borrower_tax_id"),
                row.getString("partner_reference"),
                row.getBigDecimal("loan_amount"),
                row.getInt("loan_months"),
                row.getBigDecimal("property_amount"),
                row.getBoolean("has_cross_selling"),
                row.getBigDecimal("tan"),
                row.getBigDecimal("taeg"),
                row.getBigDecimal("mtic"),
                row.getBigDecimal("instalment"),
                row.getBigDecimal("ltv"),
                row.getObject("process_id", UUID.class));
    }
}
