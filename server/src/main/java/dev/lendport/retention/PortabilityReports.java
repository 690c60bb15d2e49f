package dev.lendport.retention;

import dev.lendport.caller.Mode;
import dev.lendport.caller.Zones;
import dev.lendport.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The fair-portability report, over all partners: it runs as the system. */
@Component
class PortabilityReports {
    private static final String REPORT = """
            WITH request AS (
                SELECT r.broker_id, r.id, b.name, r.status, r.response, r.retention_reason, r.canceled_reason,
                       r.responded_at - r.received_at AS waited
                  FROM received_portability r
                  JOIN broker b ON b.id = r.broker_id AND b.mode = ?
                 WHERE r.received_at >= ? AND r.received_at < ?
            ), refused AS (
                SELECT r.broker_id, r.id, count(*) AS documents,
                       count(*) FILTER (WHERE e.refusal_reason = 'unreadable') AS unreadable,
                       count(*) FILTER (WHERE e.refusal_reason = 'wrong_person') AS wrong_person,
                       count(*) FILTER (WHERE e.refusal_reason = 'no_explicit_acceptance') AS no_explicit_acceptance,
                       count(*) FILTER (WHERE e.refusal_reason = 'wrong_contract') AS wrong_contract,
                       count(*) FILTER (WHERE e.refusal_reason = 'outside_period') AS outside_period,
                       count(*) FILTER (WHERE e.refusal_reason = 'other') AS other
                  FROM request r
                  JOIN portability_evidence e ON e.broker_id = r.broker_id AND e.request_id = r.id
                 WHERE e.status = 'refused'
                 GROUP BY r.broker_id, r.id
            ), differing AS (
                SELECT r.broker_id, r.id, count(*) AS payments
                  FROM request r
                  JOIN portability_payment p ON p.broker_id = r.broker_id AND p.request_id = r.id
                 WHERE p.return_code = 79
                 GROUP BY r.broker_id, r.id
            ), figures AS (
                SELECT grouping(r.broker_id) = 1 AS is_total, r.broker_id, r.name, count(*) AS received,
                       count(*) FILTER (WHERE r.response = 'release') AS answered_release,
                       count(*) FILTER (WHERE r.response = 'retention') AS answered_retention,
                       count(*) FILTER (WHERE r.response = 'silence' AND f.id IS NULL) AS by_silence,
                       -- Who sent evidence that was refused, and no other in time, did not keep silent.
                       count(*) FILTER (WHERE r.response = 'evidence_refused'
                                           OR r.response = 'silence' AND f.id IS NOT NULL) AS by_refused_evidence,
                       count(*) FILTER (WHERE r.response IS NULL) AS unanswered,
                       count(*) FILTER (WHERE r.status = 'retained' AND r.retention_reason = 'issuer_retention')
                           AS retained_issuer_retention,
                       count(*) FILTER (WHERE r.status = 'retained'
                                          AND r.retention_reason = 'portability_not_requested')
                           AS retained_portability_not_requested,
                       count(f.id) AS refused_requests,
                       coalesce(sum(f.documents), 0) AS refused_documents,
                       count(*) FILTER (WHERE f.unreadable > 0) AS unreadable_requests,
                       coalesce(sum(f.unreadable), 0) AS unreadable_documents,
                       count(*) FILTER (WHERE f.wrong_person > 0) AS wrong_person_requests,
                       coalesce(sum(f.wrong_person), 0) AS wrong_person_documents,
                       count(*) FILTER (WHERE f.no_explicit_acceptance > 0) AS no_explicit_acceptance_requests,
                       coalesce(sum(f.no_explicit_acceptance), 0) AS no_explicit_acceptance_documents,
                       count(*) FILTER (WHERE f.wrong_contract > 0) AS wrong_contract_requests,
                       coalesce(sum(f.wrong_contract), 0) AS wrong_contract_documents,
                       count(*) FILTER (WHERE f.outside_period > 0) AS outside_period_requests,
                       coalesce(sum(f.outside_period), 0) AS outside_period_documents,
                       count(*) FILTER (WHERE f.other > 0) AS other_requests,
                       coalesce(sum(f.other), 0) AS other_documents,
                       count(*) FILTER (WHERE r.status = 'settled') AS settled,
                       count(*) FILTER (WHERE r.canceled_reason = 'not_paid') AS not_paid,
                       count(*) FILTER (WHERE r.canceled_reason = 'payment_rejected') AS payment_rejected,
                       count(*) FILTER (WHERE r.status = 'canceled_by_proponent') AS canceled_by_proponent,
                       count(*) FILTER (WHERE r.status IN ('received', 'waiting_validation', 'waiting_settlement'))
                           AS still_open,
                       coalesce(sum(d.payments), 0) AS amount_differences,
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY r.waited)
                           FILTER (WHERE r.response IN ('release', 'retention')) AS median,
                       max(r.waited) FILTER (WHERE r.response IN ('release', 'retention')) AS worst
                  FROM request r
                  LEFT JOIN refused f ON f.broker_id = r.broker_id AND f.id = r.id
                  LEFT JOIN differing d ON d.broker_id = r.broker_id AND d.id = r.id
                 GROUP BY GROUPING SETS ((), (r.broker_id, r.name))
            ), placed AS (
                SELECT *, count(*) OVER () - 1 AS partners,
                       row_number() OVER (PARTITION BY is_total ORDER BY name, broker_id) AS place,
                       round(extract(epoch FROM median) / 3600, 2) AS median_hours,
                       round(extract(epoch FROM worst) / 3600, 2) AS worst_hours
                  FROM figures
            )
            SELECT is_total, broker_id, name, partners, received, answered_release, answered_retention, by_silence,
                   by_refused_evidence, unanswered, retained_issuer_retention, retained_portability_not_requested,
                   refused_requests, refused_documents, unreadable_requests, unreadable_documents,
                   wrong_person_requests, wrong_person_documents, no_explicit_acceptance_requests,
                   no_explicit_acceptance_documents, wrong_contract_requests, wrong_contract_documents,
                   outside_period_requests, outside_period_documents, other_requests, other_documents, settled,
                   not_paid, payment_rejected, canceled_by_proponent, still_open, amount_differences, median_hours,
                   worst_hours
              FROM placed
             WHERE is_total OR place > ? AND place <= ?
             ORDER BY is_total DESC, place
            """;

    private final JdbcClient jdbc;

    PortabilityReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A month by the days of Brasília. */
    record Period(YearMonth month) {
        Instant from() {
            return start(month);
        }

        Instant before() {
            return start(month.plusMonths(1));
        }

        private static Instant start(YearMonth month) {
            return month.atDay(1).atStartOfDay(Zones.BRASILIA).toInstant();
        }
    }

    /** Which of the partners, ordered by name and id; counted from zero. */
    record Range(long from, long before) {
        static final Range ALL = new Range(0, Long.MAX_VALUE);

        static Range page(int number, int size) {
            return new Range((number - 1L) * size, (long) number * size);
        }
    }

    record OfPartner(UUID broker, String name, PortabilityFigures figures) {}

    /**
     * A report.
     *
     * @param total of all partners
     * @param partners those of the range that received a request in the month
     * @param partnerCount how many there are in all
     */
    record Report(PortabilityFigures total, List<OfPartner> partners, long partnerCount) {
        Report {
            partners = List.copyOf(partners);
        }
    }

    /** One statement. Its first row is the total, of an empty month too. */
    Report of(Period period, Mode mode, Range range) {
        var partners = new ArrayList<OfPartner>();
        var totals = new ArrayList<Report>();
        jdbc.sql(REPORT)
                .params(mode.name(), Rows.at(period.from()), Rows.at(period.before()))
                .params(range.from(), range.before())
                .query((row, n) -> row.getBoolean("is_total") ? totals.add(total(row)) : partners.add(partner(row)))
                .list();
        var total = totals.getFirst();
        return new Report(total.total(), partners, total.partnerCount());
    }

    private static Report total(ResultSet row) throws SQLException {
        return new Report(PortabilityFigures.of(row), List.of(), row.getLong("partners"));
    }

    private static OfPartner partner(ResultSet row) throws SQLException {
        return new OfPartner(row.getObject("broker_id", UUID.class), row.getString("name"), PortabilityFigures.of(row));
    }
}
