package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.checklist.CaseDocument.About;
import dev.lendport.checklist.CaseDocument.CaseFileVersion;
import dev.lendport.document.SampleFiles;
import dev.lendport.mortgage.Cases;
import dev.lendport.outcome.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How much one case can hold. */
class CaseFileLimitsTest {
    private static final About ABOUT = new About(Papers.PAYSLIPS, null, "Scan", null, null);

    private final TestServer.NewBroker owner = TestServer.newBroker(Mode.SANDBOX);
    private final Caller caller = owner.caller(Mode.SANDBOX);
    private final Api broker = owner.api();
    private final UUID process = Cases.accepted(broker);
    private final byte[] small = SampleFiles.png();
    private final byte[] larger = SampleFiles.jpegOfSize(20_000);
    private final UUID id = Papers.delivered(broker, process, Papers.PAYSLIPS);
    private final UUID file = UUID.fromString(Stored.column(
                    "SELECT key FROM document WHERE broker_id = ?", owner.id().value())
            .getFirst());

    /** The stored file once more, as if it were another of this size. */
    private CaseFileVersion version(int number, long size, Instant now) {
        return new CaseFileVersion(number, file, "scan.png", size, now, "agent");
    }

    private void add(int papers, long size) {
        var documents = TestServer.bean(CaseDocuments.class);
        TestServer.bean(Transactions.class).<Boolean>write(caller, now -> {
            for (int i = 0; i < papers; i++) {
                documents.add(caller, process, Ids.next(), ABOUT, version(1, size, now));
            }
            return Outcome.done(true);
        });
    }

    private Reply another() {
        return broker.post(Papers.path(process), Papers.body(Papers.PAYSLIPS, "Scan", small));
    }

    private Reply replaced(byte[] content) {
        return Papers.form(broker, "PUT", Papers.path(process) + "/" + id, "scan.jpg", content);
    }

    @Test
    void two_hundred_papers_are_all_and_each_can_still_be_replaced() {
        add(198, 1);
        another().expect(201);

        another().expectProblem(409, "process_too_many_documents");

        replaced(larger).expect(200);
        var list = broker.get(Papers.path(process)).expect(200);
        assertThat(list.number("/totalCount")).isEqualByComparingTo("200");
        assertThat(list.json().path("listDocuments")).hasSize(200);
        broker.delete(Papers.path(process) + "/" + id).expect(200);
        another().expect(201);
    }

    @Test
    void two_hundred_mebibytes_are_all_also_for_a_replacement() {
        add(1, CaseFile.MOST_BYTES - 2L * small.length);
        another().expect(201);

        another().expectProblem(409, "process_documents_too_large");
        replaced(larger).expectProblem(409, "process_documents_too_large");
        broker.delete(Papers.path(process) + "/" + id).expect(200);
        another().expect(201);
    }

    @Test
    void fifty_files_are_all_that_a_paper_has() {
        var documents = TestServer.bean(CaseDocuments.class);
        TestServer.bean(Transactions.class).<Boolean>write(caller, now -> {
            documents.replace(caller, process, id, ABOUT, version(CaseFile.MOST_FILES - 1, small.length, now));
            return Outcome.done(true);
        });
        replaced(larger).expect(200);

        replaced(larger).expectProblem(409, "document_too_many_files");

        assertThat(broker.get(Papers.path(process)).number("/listDocuments/0/fileNumber"))
                .isEqualByComparingTo("50");
    }
}
