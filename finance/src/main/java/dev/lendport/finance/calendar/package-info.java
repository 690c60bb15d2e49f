/**
 * Which days banks work, how days are counted, and why. Calendars are data with a name and a version; nothing here asks
 * a clock or a zone.
 */
@NullMarked
package dev.lendport.finance.calendar;

import org.jspecify.annotations.NullMarked;
