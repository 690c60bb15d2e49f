package dev.lendport.message;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.casework.StaffCases;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.message.Note.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What the lender's staff note about a process. */
@Controller
class StaffNoteEndpoints {
    private static final String NOTES = "/backoffice/processes/{processUniqueId}/notes";
    private static final String PROCESS = "processUniqueId";

    private final StaffCases cases;
    private final Correspondence correspondence;
    private final Notes notes;
    private final WriteNote write;

    StaffNoteEndpoints(StaffCases cases, Correspondence correspondence, Notes notes, WriteNote write) {
        this.cases = cases;
        this.correspondence = correspondence;
        this.notes = notes;
        this.write = write;
    }

    record Noting(String text, boolean visibleToBroker) {}

    record Shown(UUID noteUniqueID, String text, Instant date, String userName, boolean visibleToBroker) {
        static Shown of(Note note) {
            return new Shown(
                    note.id(),
                    note.text(),
                    note.writtenAt(),
                    note.userName(),
                    note.visibility() == Visibility.STAFF_AND_PARTNER);
        }
    }

    record Listed(int totalCount, int count, List<Shown> listNotes) {}

    @GetMapping(path = NOTES, produces = Answer.JSON)
    Work list(Actor staff, Call call) {
        var kind = correspondence.kind(call);
        var about = new About(kind.type(), call.id(PROCESS));
        var page = Messages.Page.of(call.integer("pageNumber"), call.integer("pageSize"));
        return cases.of(
                kind.type(),
                about.id(),
                staff,
                call,
                owner -> Work.read(
                        owner,
                        call,
                        now -> kind.find(owner, about.id()).map(found -> Answer.ok(listed(owner, about, page)))));
    }

    private Listed listed(Caller owner, About about, Messages.Page page) {
        var shown = notes.page(owner, about, page).stream().map(Shown::of).toList();
        return new Listed(notes.count(owner, about), shown.size(), shown);
    }

    @PostMapping(path = NOTES, consumes = Answer.JSON, produces = Answer.JSON)
    Work add(Actor staff, Call call) {
        var kind = correspondence.kind(call);
        var id = call.id(PROCESS);
        var body = call.body(Noting.class);
        var noted = new WriteNote.Noted(
                body.text(), body.visibleToBroker() ? Visibility.STAFF_AND_PARTNER : Visibility.STAFF);
        return cases.of(
                kind.type(),
                id,
                staff,
                call,
                owner -> Work.write(
                        owner,
                        call,
                        now -> write.add(owner, kind, id, noted, now)
                                .map(note -> Answer.created(
                                        NOTES.replace("{" + PROCESS + "}", id.toString()),
                                        Written.of(call, "note.added", Map.of("noteUniqueID", note))))));
    }
}
