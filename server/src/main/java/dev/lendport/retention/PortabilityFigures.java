package dev.lendport.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lendport.portability.RefusalReason;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of a month were treated. All are counted where they stand now, whenever that came about; a number
 * without another unit is one of requests.
 *
 * @param answeredInTime released, or retained with evidence, by the partner before the cut-offs; a later answer is not
 *     taken
 * @param releasedBySilence nobody answered by the last cut-off
 * @param releasedByRefusedEvidence the evidence was refused, and no other came in time
 * @param unanswered no answer stands: there is still time, or the proponent withdrew first
 * @param open not in a final state
 * @param amountDifferences payments that went back because their amount was another (code 79)
 */
record PortabilityFigures(
        long received,
        AnsweredInTime answeredInTime,
        long releasedBySilence,
        long releasedByRefusedEvidence,
        long unanswered,
        Retained retained,
        EvidenceRefused evidenceRefused,
        long settled,
        long notPaid,
        long paymentRejected,
        long canceledByProponent,
        long open,
        long amountDifferences,
        HoursToAnswer hoursToAnswer) {

    record AnsweredInTime(long total, long release, long retention) {}

    record Retained(long total, long issuerRetention, long portabilityNotRequested) {}

    /**
     * What staff refused, each time that it was sent and refused.
     *
     * @param requests with at least one such document
     */
    record EvidenceRefused(long requests, long documents, List<OfReason> byReason) {
        EvidenceRefused {
            byReason = List.copyOf(byReason);
        }
    }

    record OfReason(String reason, long requests, long documents) {}

    /** From receipt to the partner's answer, in hours, two decimals; null when it answered none. */
    record HoursToAnswer(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            BigDecimal median,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            BigDecimal worst) {}

    static PortabilityFigures of(ResultSet row) throws SQLException {
        long released = row.getLong("answered_release");
        long retaining = row.getLong("answered_retention");
        long won = row.getLong("retained_issuer_retention");
        long notRequested = row.getLong("retained_portability_not_requested");
        return new PortabilityFigures(
                row.getLong("received"),
                new AnsweredInTime(released + retaining, released, retaining),
                row.getLong("by_silence"),
                row.getLong("by_refused_evidence"),
                row.getLong("unanswered"),
                new Retained(won + notRequested, won, notRequested),
                refused(row),
                row.getLong("settled"),
                row.getLong("not_paid"),
                row.getLong("payment_rejected"),
                row.getLong("canceled_by_proponent"),
                row.getLong("still_open"),
                row.getLong("amount_differences"),
                new HoursToAnswer(row.getBigDecimal("median_hours"), row.getBigDecimal("worst_hours")));
    }

    private static EvidenceRefused refused(ResultSet row) throws SQLException {
        var byReason = new ArrayList<OfReason>();
        for (var reason : RefusalReason.values()) {
            byReason.add(new OfReason(
                    reason.wire(),
                    row.getLong(reason.wire() + "_requests"),
                    row.getLong(reason.wire() + "_documents")));
        }
        return new EvidenceRefused(row.getLong("refused_requests"), row.getLong("refused_documents"), byReason);
    }
}
