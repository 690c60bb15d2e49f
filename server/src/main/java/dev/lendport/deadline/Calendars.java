package dev.lendport.deadline;

import dev.lendport.caller.Zones;
import dev.lendport.finance.calendar.BusinessCalendar;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * The business calendars by name, each in its newest version. What is newest is asked in the transaction that uses it, so
 * that a version holds on every node from the moment it is committed; the days themselves are kept in memory, since those
 * of a version never change.
 */
@Component
public class Calendars {
    private static final List<Base> BASE = List.of(
            new Base(BusinessCalendar.BRAZILIAN_BANKS, Zones.BRASILIA),
            new Base(BusinessCalendar.TARGET, ZoneId.of("Europe/Berlin")),
            new Base(BusinessCalendar.PORTUGAL, Zones.LISBON));

    private final CalendarVersions versions;
    private final ConcurrentMap<Key, Newest> known = new ConcurrentHashMap<>();

    Calendars(CalendarVersions versions) {
        this.versions = versions;
    }

    /**
     * A calendar as it comes with the program.
     *
     * @param zone whose day it is that begins and ends for it
     */
    record Base(BusinessCalendar calendar, ZoneId zone) {
        String name() {
            return calendar.name();
        }
    }

    private record Key(String name, int number) {}

    /** A calendar, and why it is as it is; no reason while nothing was loaded. */
    record Newest(BusinessCalendar calendar, String reason) {}

    static List<Base> all() {
        return BASE;
    }

    static Optional<Base> find(String name) {
        return BASE.stream().filter(base -> base.name().equals(name)).findFirst();
    }

    /**
     * A calendar in its newest version, as the open transaction sees it.
     *
     * @throws IllegalArgumentException when there is no such calendar
     */
    public BusinessCalendar current(String name) {
        return newest(name).calendar();
    }

    Newest newest(String name) {
        var key = new Key(name, versions.newest(name));
        var newest = known.get(key);
        if (newest == null) {
            newest = read(key);
            known.put(key, newest);
        }
        return newest;
    }

    private Newest read(Key key) {
        var base = find(key.name()).orElseThrow(() -> new IllegalArgumentException("no calendar " + key.name()));
        var newest = new Newest(base.calendar(), "");
        for (var loaded : versions.of(key.name())) {
            if (loaded.number() <= key.number()) {
                newest = new Newest(
                        loaded.appliedTo(newest.calendar()), loaded.amendment().reason());
            }
        }
        return newest;
    }
}
