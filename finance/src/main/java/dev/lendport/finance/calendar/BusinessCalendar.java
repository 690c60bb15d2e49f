package dev.lendport.finance.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The days on which banks work: not Saturdays, Sundays and the holidays of one list.
 *
 * <p>A calendar has a name and a version; the same two always mean the same days, so a deadline that keeps them can be
 * explained years later. A government that moves a holiday makes a new version: {@link #amended}. Times of day and
 * zones are the caller's.
 */
public interface BusinessCalendar {

    /**
     * Brazil, national: the days on which the reserve transfer system settles. No state or municipal holidays; 31
     * December, Ash Wednesday and Maundy Thursday are business days.
     *
     * <p>Source: Resolução CMN 4.880/2020; 20 November by Lei 14.759/2023, from 2024 on. Right for dates from 2000.
     */
    BusinessCalendar BRAZILIAN_BANKS = RuledCalendar.of("brazilian-banks", "2023-12-21", HolidayLists.BRAZILIAN_BANKS);

    /**
     * The euro's payment systems (T2, formerly TARGET2).
     *
     * <p>Source: ECB, long-term calendar for TARGET closing days, 14 December 2000, for 2002 and later.
     */
    BusinessCalendar TARGET = RuledCalendar.of("target", "2000-12-14", HolidayLists.TARGET);

    /**
     * Portugal, mandatory national holidays. No municipal ones, and not Carnival, which is optional.
     *
     * <p>Source: Código do Trabalho, art. 234; Lei 23/2012 suspended four of them from 2013, Lei 8/2016 brought them
     * back in 2016.
     */
    BusinessCalendar PORTUGAL = RuledCalendar.of("portugal", "2016-04-01", HolidayLists.PORTUGAL);

    String name();

    String version();

    boolean isBusinessDay(LocalDate date);

    /** Why banks do not work on a day: the weekend, or else a holiday; empty for a business day. */
    Optional<NonBusinessDay> whyClosed(LocalDate date);

    /** The holidays of a year by date, those on a Saturday or Sunday too. */
    List<NonBusinessDay> holidays(int year);

    /** The first business day after a date. */
    LocalDate next(LocalDate date);

    /** The last business day before a date. */
    LocalDate previous(LocalDate date);

    /**
     * So many business days after a date, and how they were counted. The date itself is day zero, whether a business
     * day or not; {@link IllegalArgumentException} unless {@code businessDays} is at least 1.
     */
    CountedDays plus(LocalDate date, int businessDays);

    /**
     * How many business days there are from one date up to another, the first one counted and the last one not;
     * negative when {@code to} is the earlier one.
     */
    int businessDaysBetween(LocalDate from, LocalDate to);

    /**
     * A new version of this calendar, with holidays added and others struck out.
     *
     * @param removed each one a holiday of this calendar, else {@link IllegalArgumentException}: striking out what is
     *     not there is a mistake in the date
     */
    BusinessCalendar amended(String version, Collection<NonBusinessDay> added, Collection<LocalDate> removed);
}
