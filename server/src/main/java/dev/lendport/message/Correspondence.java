package dev.lendport.message;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseKind;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The messages about one case as one side sees and writes them, whatever the kind of case and whichever the side. */
@Component
class Correspondence {
    private static final String ID = "messageUniqueId";
    /** A message that is read is another representation of it. */
    private static final int UNREAD = 1;

    private static final int READ = 2;

    private final List<CaseKind<?, ?>> kinds;
    private final Messages messages;
    private final WriteMessage write;

    Correspondence(List<CaseKind<?, ?>> kinds, Messages messages, WriteMessage write) {
        this.kinds = List.copyOf(kinds);
        this.messages = messages;
        this.write = write;
    }

    record Shown(
            UUID messageUniqueID,
            String subject,
            String text,
            Instant date,
            String userName,
            String direction,
            @Nullable Instant readAt) {
        static Shown of(Message message) {
            return new Shown(
                    message.id(),
                    message.subject(),
                    message.text(),
                    message.sentAt(),
                    message.userName(),
                    message.direction().wire(),
                    message.readAt());
        }
    }

    /** A page of a case's messages; {@code unreadCount} of those to the caller, on all pages. */
    record Listed(int totalCount, int count, int unreadCount, List<Shown> listMessages) {}

    /** The kind of case that a path of either side leads to. */
    CaseKind<?, ?> kind(Call call) {
        var path = call.operation().path().replaceFirst("^/backoffice/", "/v1/");
        return kinds.stream()
                .filter(kind -> path.startsWith(kind.path()))
                .findFirst()
                .orElseThrow();
    }

    Work list(Caller caller, Call call) {
        var kind = kind(call);
        var about = new About(kind.type(), call.id(kind.idParameter()));
        var page = Messages.Page.of(call.integer("pageNumber"), call.integer("pageSize"));
        return Work.read(
                caller,
                call,
                now -> kind.find(caller, about.id()).map(found -> Answer.ok(listed(caller, about, page))));
    }

    private Listed listed(Caller caller, About about, Messages.Page page) {
        var counts = messages.counts(caller, about, Direction.receivedBy(caller));
        var shown = messages.page(caller, about, page).stream().map(Shown::of).toList();
        return new Listed(counts.total(), shown.size(), counts.unread(), shown);
    }

    Work show(Caller caller, Call call) {
        var kind = kind(call);
        var about = new About(kind.type(), call.id(kind.idParameter()));
        return Work.read(
                caller,
                call,
                now -> kind.find(caller, about.id())
                        .then(found -> messages.find(caller, about, call.id(ID))
                                .<Outcome<Answer>>map(message -> Outcome.done(Answer.ok(Shown.of(message))
                                        .version(version(message.readAt() == null ? UNREAD : READ, call))))
                                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND))));
    }

    Work send(Caller caller, Call call) {
        var kind = kind(call);
        var caseId = call.id(kind.idParameter());
        var wording = call.body(WriteMessage.Wording.class);
        return Work.write(
                caller,
                call,
                now -> write.send(caller, kind, caseId, wording, now).map(id -> sent(call, caseId, id)));
    }

    private Answer sent(Call call, UUID caseId, UUID id) {
        var list = call.operation().path().replace("{" + kind(call).idParameter() + "}", caseId.toString());
        return Answer.created(list + "/" + id, Written.of(call, "message.sent", Map.of("messageUniqueID", id)))
                .version(version(UNREAD, call));
    }

    Work read(Caller caller, Call call) {
        var kind = kind(call);
        var caseId = call.id(kind.idParameter());
        return Work.write(
                caller,
                call,
                now -> write.read(caller, kind, caseId, call.id(ID), now)
                        .map(message ->
                                Answer.ok(Written.of(call, "message.read")).version(version(READ, call))));
    }

    private static Version version(int number, Call call) {
        return new Version(number, call.language());
    }
}
