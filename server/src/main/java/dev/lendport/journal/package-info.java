/**
 * One journal: the timeline of a case, the audit trail, the event feed and the source of callbacks. An entry is written
 * in the transaction of the change it tells; the {@link dev.lendport.journal.Sequencer} gives it its place afterwards.
 */
@NullMarked
package dev.lendport.journal;

import org.jspecify.annotations.NullMarked;
