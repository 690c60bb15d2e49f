package dev.lendport.journal;

import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Paging;
import dev.lendport.http.Work;
import dev.lendport.outcome.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What the server has signed about a partner's journal, and the key to check it with. */
@Controller
class DigestEndpoints {
    private final Digests digests;
    private final DigestKey key;

    DigestEndpoints(Digests digests, DigestKey key) {
        this.digests = digests;
        this.key = key;
    }

    record DigestList(
            List<Digests.Digest> listDigests,
            String algorithm,
            @Nullable String publicKey) {}

    @GetMapping(path = "/v1/events/digests", produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        int limit = call.integer("lineCount").orElse(Paging.DEFAULT_SIZE);
        return Work.read(
                caller,
                call,
                now -> Outcome.done(Answer.ok(new DigestList(
                        digests.list(caller, limit),
                        DigestKey.ALGORITHM,
                        key.publicKey().orElse(null)))));
    }
}
