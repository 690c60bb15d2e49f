package dev.lendport.message;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.casework.Case;
import dev.lendport.casework.CaseChanges;
import dev.lendport.casework.CaseChanges.Change;
import dev.lendport.casework.CaseKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.journal.EventType;
import dev.lendport.message.Note.Visibility;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The lender notes something about a case. What only staff see is no change of the case: the journal is the partner's to
 * read, and so are the case's version and its last action (docs/adr/0019-staff-notes.md).
 */
@Component
class WriteNote {
    private final Notes notes;
    private final Deadlines deadlines;
    private final CaseChanges changes;

    WriteNote(Notes notes, Deadlines deadlines, CaseChanges changes) {
        this.notes = notes;
        this.deadlines = deadlines;
        this.changes = changes;
    }

    /** What is noted; within the contract's limits. */
    record Noted(String text, Visibility visibility) {}

    /** Notes it; gives the note's id. */
    Outcome<UUID> add(Caller staff, CaseKind<?, ?> kind, UUID caseId, Noted noted, Instant now) {
        deadlines.hold(staff, caseId);
        var about = new About(kind.type(), caseId);
        return kind.findLocked(staff, caseId).then(found -> {
            if (notes.count(staff, about) >= WriteMessage.MOST) {
                return Outcome.refused(ProblemCode.MESSAGE_TOO_MANY, WriteMessage.MOST);
            }
            var note = new Note(
                    Ids.next(),
                    noted.text(),
                    noted.visibility(),
                    now,
                    staff.actor().name());
            notes.add(staff, about, note);
            switch (note.visibility()) {
                case STAFF -> {}
                case STAFF_AND_PARTNER -> tell(staff, kind, found, note, now);
            }
            return Outcome.done(note.id());
        });
    }

    private void tell(Caller staff, CaseKind<?, ?> kind, Case found, Note note, Instant now) {
        var version = kind.touch(staff, found.id(), now);
        var change = Change.within(found, version, Map.of("noteUniqueID", note.id()));
        changes.end(staff, kind, EventType.NOTE_ADDED, change, now);
    }
}
