package dev.lendport.deadline;

import dev.lendport.caller.Actor;
import dev.lendport.finance.calendar.BusinessCalendar;
import dev.lendport.finance.calendar.NonBusinessDay;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Loads a new version of a calendar: days that were made holidays or are none any more. Only days ahead: the
 * hours of today are gone in part, and what they brought about stays, whatever is decided of the rest.
 */
@Component
class LoadCalendar {
    private final Calendars calendars;
    private final CalendarVersions versions;

    LoadCalendar(Calendars calendars, CalendarVersions versions) {
        this.calendars = calendars;
        this.versions = versions;
    }

    record AddedDay(LocalDate date, String code, String name) {}

    /** The body of the operation. */
    record NewVersion(
            String version,
            String reason,
            @Nullable List<AddedDay> added,
            @Nullable List<LocalDate> removed) {
        List<AddedDay> addedDays() {
            return added == null ? List.of() : added;
        }

        List<LocalDate> removedDays() {
            return removed == null ? List.of() : removed;
        }

        CalendarVersions.Amendment amendment() {
            return new CalendarVersions.Amendment(
                    version,
                    reason.strip(),
                    addedDays().stream()
                            .map(day -> new NonBusinessDay(
                                    day.date(), day.code(), day.name().strip()))
                            .toList(),
                    removedDays());
        }
    }

    /** Stores the version in the transaction that is open; answers its name. */
    Outcome<String> load(Actor staff, String name, NewVersion request, Instant now) {
        var base = Calendars.find(name);
        if (base.isEmpty()) {
            return Outcome.refused(ProblemCode.NOT_FOUND);
        }
        versions.oneAtATime();
        var exists = base.get().calendar().version().equals(request.version())
                || versions.of(name).stream()
                        .anyMatch(loaded -> loaded.amendment().version().equals(request.version()));
        if (exists) {
            return Outcome.refused(ProblemCode.CALENDAR_VERSION_EXISTS, name, request.version());
        }
        var errors = errors(
                request,
                calendars.current(name),
                LocalDate.ofInstant(now, base.get().zone()));
        if (!errors.isEmpty()) {
            return Outcome.refused(Refusal.invalid(errors));
        }
        versions.add(staff, name, request.amendment());
        return Outcome.done(request.version());
    }

    private static List<FieldError> errors(NewVersion request, BusinessCalendar current, LocalDate today) {
        var errors = new ArrayList<FieldError>();
        var seen = new HashSet<LocalDate>();
        var added = request.addedDays();
        for (int i = 0; i < added.size(); i++) {
            var day = added.get(i);
            var pointer = "/added/" + i;
            if (!day.date().isAfter(today)) {
                errors.add(FieldError.of(pointer + "/date", "out_of_range", "> " + today));
            } else if (!seen.add(day.date())) {
                errors.add(FieldError.of(pointer + "/date", "repeated"));
            } else if (isHoliday(current, day.date())) {
                errors.add(FieldError.of(pointer + "/date", "already_a_holiday"));
            }
            if (day.name().isBlank()) {
                errors.add(FieldError.of(pointer + "/name", "required"));
            }
        }
        var removed = request.removedDays();
        for (int i = 0; i < removed.size(); i++) {
            var date = removed.get(i);
            var pointer = "/removed/" + i;
            if (!date.isAfter(today)) {
                errors.add(FieldError.of(pointer, "out_of_range", "> " + today));
            } else if (!seen.add(date)) {
                errors.add(FieldError.of(pointer, "repeated"));
            } else if (!isHoliday(current, date)) {
                errors.add(FieldError.of(pointer, "not_a_holiday"));
            }
        }
        if (added.isEmpty() && removed.isEmpty()) {
            errors.add(FieldError.of("/added", "required"));
        }
        if (request.reason().isBlank()) {
            errors.add(FieldError.of("/reason", "required"));
        }
        return errors;
    }

    private static boolean isHoliday(BusinessCalendar calendar, LocalDate date) {
        return calendar.holidays(date.getYear()).stream()
                .anyMatch(holiday -> holiday.date().equals(date));
    }
}
