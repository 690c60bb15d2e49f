package dev.lendport.retention;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Mode;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Paging;
import dev.lendport.http.Work;
import dev.lendport.outcome.Outcome;
import dev.lendport.retention.PortabilityReports.Period;
import dev.lendport.retention.PortabilityReports.Range;
import dev.lendport.retention.PortabilityReports.Report;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;

/** Staff read how the requests of a month were treated, as JSON or as a table. */
@Controller
class PortabilityReportEndpoints {
    private static final String CSV = "text/csv";

    private final PortabilityReports reports;

    PortabilityReportEndpoints(PortabilityReports reports) {
        this.reports = reports;
    }

    record OfPartner(UUID brokerUniqueID, String name, PortabilityFigures figures) {}

    record Shown(
            YearMonth month,
            String mode,
            Instant receivedFrom,
            Instant receivedBefore,
            PortabilityFigures total,
            long totalCount,
            int count,
            List<OfPartner> listPartners) {}

    /** A page of partners as JSON; all of them as CSV. */
    @GetMapping(
            path = "/backoffice/reports/portability",
            produces = {Answer.JSON, CSV})
    Work report(Actor staff, Call call, HttpServletRequest request) {
        var period = new Period(YearMonth.parse(call.text("month").orElseThrow()));
        var mode = call.text("mode").orElse("live");
        var asTable = call.text("format").map("csv"::equals).orElseGet(() -> prefersCsv(request));
        var range = asTable
                ? Range.ALL
                : Range.page(
                        call.integer("pageNumber").orElse(1),
                        call.integer("pageSize").orElse(Paging.DEFAULT_SIZE));
        return Work.ofStaff(staff, call, now -> {
            var report = reports.of(period, Mode.valueOf(mode.toUpperCase(Locale.ROOT)), range);
            return Outcome.done(asTable ? table(period, report) : Answer.ok(shown(period, mode, report)));
        });
    }

    private static Shown shown(Period period, String mode, Report report) {
        var partners = report.partners().stream()
                .map(partner -> new OfPartner(partner.broker(), partner.name(), partner.figures()))
                .toList();
        return new Shown(
                period.month(),
                mode,
                period.from(),
                period.before(),
                report.total(),
                report.partnerCount(),
                partners.size(),
                partners);
    }

    private static Answer table(Period period, Report report) {
        var headers = Map.of(
                "Content-Type",
                CSV + ";charset=UTF-8",
                "Content-Disposition",
                "attachment; filename=\"portability-%s.csv\"".formatted(period.month()));
        return new Answer(200, headers, PortabilityReportCsv.of(period, report));
    }

    private static boolean prefersCsv(HttpServletRequest request) {
        var accepted = new ArrayList<>(MediaType.parseMediaTypes(Collections.list(request.getHeaders("Accept"))));
        MimeTypeUtils.sortBySpecificity(accepted);
        var json = MediaType.parseMediaType(Answer.JSON);
        var csv = MediaType.parseMediaType(CSV);
        return accepted.stream()
                .filter(type -> type.includes(json) || type.includes(csv))
                .findFirst()
                .filter(type -> !type.includes(json))
                .isPresent();
    }
}
