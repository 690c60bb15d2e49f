package dev.lendport.deadline;

import dev.lendport.caller.Actor;
import dev.lendport.finance.calendar.BusinessCalendar;
import dev.lendport.finance.calendar.NonBusinessDay;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Staff read the business calendars and load new versions of them. */
@Controller
class CalendarEndpoints {
    private final Calendars calendars;
    private final CalendarVersions versions;
    private final LoadCalendar loadCalendar;
    private final Recount recount;

    CalendarEndpoints(Calendars calendars, CalendarVersions versions, LoadCalendar loadCalendar, Recount recount) {
        this.calendars = calendars;
        this.versions = versions;
        this.loadCalendar = loadCalendar;
        this.recount = recount;
    }

    record Named(String name, String version) {}

    record Listed(List<Named> listCalendars) {}

    record Shown(String name, String version, List<ShownVersion> versions, int year, List<ShownDay> holidays) {}

    record ShownVersion(
            String version,
            @Nullable String reason,
            List<NonBusinessDay> added,
            List<LocalDate> removed,
            @Nullable Instant createdAt,
            @Nullable String createdBy) {}

    record ShownDay(LocalDate date, String weekday, String code, String name) {
        static ShownDay of(NonBusinessDay day) {
            var weekday = day.date().getDayOfWeek().name().toLowerCase(Locale.ROOT);
            return new ShownDay(day.date(), weekday, day.code(), day.name());
        }
    }

    @GetMapping(path = "/backoffice/calendars", produces = Answer.JSON)
    Work list(Actor staff, Call call) {
        return Work.ofStaff(staff, call, now -> {
            var names = Calendars.all().stream().map(Calendars.Base::name);
            return Outcome.done(Answer.ok(new Listed(
                    names.map(name -> new Named(name, calendars.current(name).version()))
                            .toList())));
        });
    }

    @GetMapping(path = "/backoffice/calendars/{calendarName}", produces = Answer.JSON)
    Work detail(Actor staff, Call call) {
        var name = call.text("calendarName").orElseThrow();
        return Work.ofStaff(
                staff,
                call,
                now -> Calendars.find(name)
                        .<Outcome<Answer>>map(base -> {
                            var year = call.integer("year")
                                    .orElseGet(() -> LocalDate.ofInstant(now, base.zone())
                                            .getYear());
                            return Outcome.done(Answer.ok(shown(base.calendar(), year)));
                        })
                        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
    }

    private Shown shown(BusinessCalendar base, int year) {
        var current = calendars.current(base.name());
        var all = new ArrayList<ShownVersion>();
        all.add(new ShownVersion(base.version(), null, List.of(), List.of(), null, null));
        for (var loaded : versions.of(base.name())) {
            var change = loaded.amendment();
            all.add(new ShownVersion(
                    change.version(),
                    change.reason(),
                    change.added(),
                    change.removed(),
                    loaded.createdAt(),
                    loaded.createdBy()));
        }
        return new Shown(
                base.name(),
                current.version(),
                all,
                year,
                current.holidays(year).stream().map(ShownDay::of).toList());
    }

    @PostMapping(path = "/backoffice/calendars/{calendarName}/versions", consumes = Answer.JSON, produces = Answer.JSON)
    Work load(Actor staff, Call call) {
        var name = call.text("calendarName").orElseThrow();
        var request = call.body(LoadCalendar.NewVersion.class);
        return Work.ofStaff(
                        staff,
                        call,
                        now -> loadCalendar
                                .load(staff, name, request, now)
                                .map(version -> Answer.created(
                                        "/backoffice/calendars/" + name, Written.of(call, "calendar_version.created"))))
                // From the commit on nothing fires by the old count; here the open deadlines get their new dates.
                .lastly(recount::all);
    }
}
