package dev.lendport.retention;

import dev.lendport.portability.RefusalReason;
import dev.lendport.retention.PortabilityReports.Period;
import dev.lendport.retention.PortabilityReports.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The report as a table for a spreadsheet: a header, the total, a line for each partner. RFC 4180: lines end in CRLF; a
 * cell with a comma, a quote or a line break stands in quotes.
 */
final class PortabilityReportCsv {
    private static final List<String> HEADER = header();
    /** What a spreadsheet takes for the start of a formula (OWASP, "CSV injection"). */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private PortabilityReportCsv() {}

    static String of(Period period, Report report) {
        var table = new StringBuilder();
        try (var lines = new CSVPrinter(table, CSVFormat.RFC4180)) {
            lines.printRecord(HEADER);
            lines.printRecord(line(period, "total", null, "", report.total()));
            for (var partner : report.partners()) {
                lines.printRecord(line(period, "partner", partner.broker(), partner.name(), partner.figures()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return table.toString();
    }

    private static List<String> header() {
        var names = new ArrayList<>(List.of(
                "month",
                "scope",
                "broker_unique_id",
                "broker_name",
                "received",
                "answered_in_time",
                "answered_in_time_release",
                "answered_in_time_retention",
                "released_by_silence",
                "released_by_refused_evidence",
                "unanswered",
                "retained",
                "retained_issuer_retention",
                "retained_portability_not_requested",
                "evidence_refused_requests",
                "evidence_refused_documents"));
        for (var reason : RefusalReason.values()) {
            names.add("evidence_refused_" + reason.wire() + "_requests");
            names.add("evidence_refused_" + reason.wire() + "_documents");
        }
        names.addAll(List.of(
                "settled",
                "not_paid",
                "payment_rejected",
                "canceled_by_proponent",
                "open",
                "amount_differences",
                "median_hours_to_answer",
                "worst_hours_to_answer"));
        return List.copyOf(names);
    }

    /** In the order of the header. */
    private static List<String> line(
            Period period, String scope, @Nullable UUID broker, String name, PortabilityFigures figures) {
        var cells = new ArrayList<String>();
        add(cells, period.month(), scope, Objects.requireNonNullElse(broker, ""), harmless(name));
        add(
                cells,
                figures.received(),
                figures.answeredInTime().total(),
                figures.answeredInTime().release(),
                figures.answeredInTime().retention(),
                figures.releasedBySilence(),
                figures.releasedByRefusedEvidence(),
                figures.unanswered(),
                figures.retained().total(),
                figures.retained().issuerRetention(),
                figures.retained().portabilityNotRequested());
        var refused = figures.evidenceRefused();
        add(cells, refused.requests(), refused.documents());
        refused.byReason().forEach(reason -> add(cells, reason.requests(), reason.documents()));
        add(
                cells,
                figures.settled(),
                figures.notPaid(),
                figures.paymentRejected(),
                figures.canceledByProponent(),
                figures.open(),
                figures.amountDifferences(),
                Objects.requireNonNullElse(figures.hoursToAnswer().median(), ""),
                Objects.requireNonNullElse(figures.hoursToAnswer().worst(), ""));
        return cells;
    }

    private static void add(List<String> cells, Object... values) {
        for (var value : values) {
            cells.add(value.toString());
        }
    }

    /** A name that a spreadsheet would run is text after an apostrophe. */
    private static String harmless(String name) {
        return !name.isEmpty() && FORMULA_STARTS.indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
    }
}
