package dev.lendport.finance.calendar;

import java.time.LocalDate;

/**
 * Easter Sunday of the Gregorian calendar, on which the movable holidays depend.
 *
 * <p>Source: the anonymous algorithm of 1876 ("A New York correspondent", Nature 13, p. 487), in the form of J. Meeus,
 * Astronomical Algorithms, chapter 8. Right for every year from 1583.
 */
final class Easter {

    private Easter() {}

    static LocalDate sunday(int year) {
        int yearOfMoonCycle = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int moonCorrection = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * yearOfMoonCycle + century - century / 4 - moonCorrection + 15) % 30;
        int daysToSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        int lateMoon = (yearOfMoonCycle + 11 * epact + 22 * daysToSunday) / 451;
        int daysFromMarch = epact + daysToSunday - 7 * lateMoon + 114;
        return LocalDate.of(year, daysFromMarch / 31, daysFromMarch % 31 + 1);
    }
}
