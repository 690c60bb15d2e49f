package dev.lendport.credit;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.upload.FileBody;
import dev.lendport.upload.ReceivedFile;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Many credit operations in one file. */
@Controller
class ImportEndpoints {
    /** Room for the most lines at three hundred bytes each. */
    private static final long MOST_BYTES = 64L << 20;
    /** Each keeps a connection to the database and the processors busy for seconds; others need them too. */
    private static final int AT_ONCE = 2;

    private static final long RETRY_AFTER_SECONDS = 10;

    private final ImportOperations operations;
    private final Set<BrokerId> importing = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(AT_ONCE);

    ImportEndpoints(ImportOperations operations) {
        this.operations = operations;
    }

    record Imported(int imported) {}

    /** The file is received whole before it takes a place: who sends slowly keeps nobody waiting. */
    @PostMapping(path = "/credit_operations/import", consumes = "text/csv", produces = Answer.JSON)
    Work importAll(Caller caller, Call call, FileBody body, HttpServletRequest request) {
        if (!isUtf8(request)) {
            return Work.refused(Refusal.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE), call);
        }
        if (!importing.add(caller.broker())) {
            return Work.refused(Refusal.of(ProblemCode.IMPORT_IN_PROGRESS), call);
        }
        return Work.using(
                        () -> body.receive(caller.broker(), MOST_BYTES),
                        file -> imported(caller, call.withContent(file.hash()), file))
                .lastly(() -> importing.remove(caller.broker()));
    }

    private Work imported(Caller caller, Call call, ReceivedFile file) {
        if (!places.tryAcquire()) {
            return Work.refused(Refusal.later(ProblemCode.UNAVAILABLE, RETRY_AFTER_SECONDS), call);
        }
        return Work.write(
                        caller,
                        call,
                        now -> operations.run(caller, file::stream, now).map(count -> Answer.ok(new Imported(count))))
                .lastly(places::release);
    }

    private static boolean isUtf8(HttpServletRequest request) {
        var charset = MediaType.parseMediaType(request.getContentType()).getCharset();
        return charset == null || charset.equals(StandardCharsets.UTF_8);
    }
}
