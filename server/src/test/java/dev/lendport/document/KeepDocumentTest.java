package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepDocumentTest {
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);

    @Test
    void a_transaction_that_is_run_twice_keeps_the_bytes_under_the_key_of_the_row() throws IOException {
        var caller = broker.caller(Mode.SANDBOX);
        var content = SampleFiles.png();
        var kept = new ArrayList<StoredDocument>();
        try (var incoming = TestServer.bean(Intake.class).begin()) {
            incoming.stream().write(content);
            var ready = done(incoming.end(new FileLabel("a.png", null), FileType.EVIDENCE));
            for (var isLast : List.of(false, true)) {
                TestServer.bean(Transactions.class).<StoredDocument>write(caller, now -> {
                    var document = TestServer.bean(KeepDocument.class).keep(caller, ready, now);
                    kept.add(document);
                    return isLast ? Outcome.done(document) : Outcome.refused(ProblemCode.UNAVAILABLE);
                });
            }
        }

        var key = kept.getLast().key();
        assertThat(kept).extracting(StoredDocument::key).containsExactly(key, key);
        assertThat(StoredFiles.find(broker, key)).hasSize(1);
        assertThat(StoredFiles.of(broker, key)).hasBinaryContent(content);
        assertThat(StoredFiles.count(broker)).isEqualTo(1);
    }

    private static Intake.Ready done(Outcome<Intake.Ready> outcome) {
        return switch (outcome) {
            case Outcome.Done<Intake.Ready>(var ready) -> ready;
            case Outcome.Refused<Intake.Ready>(var refusal) -> throw new AssertionError(refusal);
        };
    }
}
