package dev.lendport.casework;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What every change of a case ends with, after its row was written: the way it went is one that its states know, what
 * waited in the state it left waits no longer, and the journal tells it.
 */
@Component
public class CaseChanges {
    private final Deadlines deadlines;
    private final Journal journal;

    CaseChanges(Deadlines deadlines, Journal journal) {
        this.deadlines = deadlines;
        this.journal = journal;
    }

    /**
     * A change whose row is written.
     *
     * @param before the state it was in; the same as {@code after} when only its content changed
     * @param version its new one
     * @param data ids, codes and figures; never a name, a contact or a document number
     */
    public record Change(UUID id, CaseState before, CaseState after, long version, Map<String, ?> data) {
        public static Change of(Case before, CaseState after, long version, Map<String, ?> data) {
            return new Change(before.id(), before.state(), after, version, data);
        }

        /** A change of the content alone. */
        public static Change within(Case before, long version, Map<String, ?> data) {
            return of(before, before.state(), version, data);
        }
    }

    /** Ends the change of one case. */
    public void end(Caller caller, CaseKind<?, ?> kind, EventType type, Change change, Instant now) {
        leave(caller, kind, List.of(change), Set.of(), now);
        journal.append(caller, now, type, subject(kind, change), change.data());
    }

    /** Ends the same change of many cases. */
    public void end(Caller caller, CaseKind<?, ?> kind, EventType type, List<Change> changes, Instant now) {
        end(caller, kind, type, changes, Set.of(), now);
    }

    /** Ends what a deadline brought about; the deadline that fired is closed by who fired it. */
    public void endByTime(
            Caller system, CaseKind<?, ?> kind, DeadlineKind fired, EventType type, List<Change> changes, Instant now) {
        endByTime(system, kind, Set.of(fired), type, changes, now);
    }

    /** The same when others of the state are known to have fired before, so that no statement looks for them. */
    public void endByTime(
            Caller system,
            CaseKind<?, ?> kind,
            Set<DeadlineKind> fired,
            EventType type,
            List<Change> changes,
            Instant now) {
        end(system, kind, type, changes, fired, now);
    }

    private void end(
            Caller caller,
            CaseKind<?, ?> kind,
            EventType type,
            List<Change> changes,
            Set<DeadlineKind> but,
            Instant now) {
        leave(caller, kind, changes, but, now);
        journal.appendAll(
                caller,
                now,
                changes.stream()
                        .map(change -> new Journal.Change(type, subject(kind, change), change.data()))
                        .toList());
    }

    private void leave(
            Caller caller, CaseKind<?, ?> kind, Collection<Change> changes, Set<DeadlineKind> but, Instant now) {
        var over = EnumSet.noneOf(DeadlineKind.class);
        for (var change : changes) {
            if (!change.before().equals(change.after())) {
                if (!change.before().next().contains(change.after())) {
                    throw new IllegalStateException("no way from " + change.before() + " to " + change.after());
                }
                over.addAll(kind.waitsIn(change.before()));
                over.removeAll(kind.waitsIn(change.after()));
            }
        }
        over.removeAll(but);
        if (!over.isEmpty()) {
            deadlines.cancel(caller, over, changes.stream().map(Change::id).toList(), now);
        }
    }

    private static Subject subject(CaseKind<?, ?> kind, Change change) {
        return new Subject(kind.type(), change.id(), change.version());
    }
}
