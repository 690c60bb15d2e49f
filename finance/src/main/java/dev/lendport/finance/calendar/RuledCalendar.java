package dev.lendport.finance.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Rules for every year, and single days added to them or struck out. */
final class RuledCalendar implements BusinessCalendar {

    /** Years asked for by anybody may be any; only those of real contracts are kept. */
    private static final int FIRST_KEPT_YEAR = 1990;

    private static final int LAST_KEPT_YEAR = 2150;

    private final String name;
    private final String version;
    private final List<HolidayRule> rules;
    private final Map<LocalDate, NonBusinessDay> added;
    private final Set<LocalDate> removed;

    private final ConcurrentMap<Integer, NavigableMap<LocalDate, NonBusinessDay>> years = new ConcurrentHashMap<>();

    private RuledCalendar(
            String name,
            String version,
            List<HolidayRule> rules,
            Map<LocalDate, NonBusinessDay> added,
            Set<LocalDate> removed) {
        if (name.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("A calendar needs a name and a version");
        }
        this.name = name;
        this.version = version;
        this.rules = List.copyOf(rules);
        this.added = Map.copyOf(added);
        this.removed = Set.copyOf(removed);
    }

    static BusinessCalendar of(String name, String version, List<HolidayRule> rules) {
        return new RuledCalendar(name, version, rules, Map.of(), Set.of());
    }

    @Override
    public BusinessCalendar amended(String newVersion, Collection<NonBusinessDay> more, Collection<LocalDate> less) {
        if (newVersion.equals(version)) {
            throw new IllegalArgumentException("Other days need another version than " + version);
        }
        Map<LocalDate, NonBusinessDay> nowAdded = new HashMap<>(added);
        Set<LocalDate> nowRemoved = new HashSet<>(removed);
        for (LocalDate day : less) {
            if (!year(day.getYear()).containsKey(day)) {
                throw new IllegalArgumentException(day + " is no holiday in " + this);
            }
            nowAdded.remove(day);
            nowRemoved.add(day);
        }
        for (NonBusinessDay day : more) {
            nowRemoved.remove(day.date());
            nowAdded.put(day.date(), day);
        }
        return new RuledCalendar(name, newVersion, rules, nowAdded, nowRemoved);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public boolean isBusinessDay(LocalDate date) {
        return !isWeekend(date) && !year(date.getYear()).containsKey(date);
    }

    @Override
    public Optional<NonBusinessDay> whyClosed(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> Optional.of(new NonBusinessDay(date, "saturday", "sábado"));
            case SUNDAY -> Optional.of(new NonBusinessDay(date, "sunday", "domingo"));
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY ->
                Optional.ofNullable(year(date.getYear()).get(date));
        };
    }

    @Override
    public List<NonBusinessDay> holidays(int year) {
        return List.copyOf(year(year).values());
    }

    @Override
    public LocalDate next(LocalDate date) {
        LocalDate day = date.plusDays(1);
        while (!isBusinessDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    @Override
    public LocalDate previous(LocalDate date) {
        LocalDate day = date.minusDays(1);
        while (!isBusinessDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    @Override
    public CountedDays plus(LocalDate date, int businessDays) {
        if (businessDays < 1) {
            throw new IllegalArgumentException("Counting starts with one day, not " + businessDays);
        }
        List<LocalDate> counted = new ArrayList<>();
        List<NonBusinessDay> skipped = new ArrayList<>();
        LocalDate day = date;
        while (counted.size() < businessDays) {
            day = day.plusDays(1);
            Optional<NonBusinessDay> closed = whyClosed(day);
            if (closed.isPresent()) {
                skipped.add(closed.get());
            } else {
                counted.add(day);
            }
        }
        return new CountedDays(date, day, counted, skipped);
    }

    /** Weekdays less the holidays among them, which for a contract of years is quicker than asking every day. */
    @Override
    public int businessDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -businessDaysBetween(to, from);
        }
        int count = weekdaysBetween(from, to);
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            for (LocalDate holiday : year(year).subMap(from, true, to, false).navigableKeySet()) {
                count -= isWeekend(holiday) ? 0 : 1;
            }
        }
        return count;
    }

    @Override
    public String toString() {
        return name + " " + version;
    }

    private NavigableMap<LocalDate, NonBusinessDay> year(int year) {
        if (year < FIRST_KEPT_YEAR || year > LAST_KEPT_YEAR) {
            return holidaysByDate(year);
        }
        return years.computeIfAbsent(year, this::holidaysByDate);
    }

    /** Two holidays on one day, as on 21 April 2000, are one: the first of the list. */
    private NavigableMap<LocalDate, NonBusinessDay> holidaysByDate(int year) {
        NavigableMap<LocalDate, NonBusinessDay> holidays = new TreeMap<>();
        for (HolidayRule rule : rules) {
            rule.in(year)
                    .filter(holiday -> !removed.contains(holiday.date()))
                    .ifPresent(holiday -> holidays.putIfAbsent(holiday.date(), holiday));
        }
        for (NonBusinessDay holiday : added.values()) {
            if (holiday.date().getYear() == year) {
                holidays.put(holiday.date(), holiday);
            }
        }
        return holidays;
    }

    private static int weekdaysBetween(LocalDate from, LocalDate to) {
        int days = Math.toIntExact(ChronoUnit.DAYS.between(from, to));
        int count = days / 7 * 5;
        for (LocalDate day = from.plusDays(days / 7 * 7L); day.isBefore(to); day = day.plusDays(1)) {
            count += isWeekend(day) ? 0 : 1;
        }
        return count;
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }
}
