package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import dev.lendport.document.FakeClamd;
import dev.lendport.document.FakeClamd.Day;
import dev.lendport.document.SampleFiles;
import dev.lendport.document.StoredFiles;
import dev.lendport.mortgage.Cases;
import dev.lendport.outcome.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A paper that the scanner finds something in, on a server that has a scanner. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InfectedPapersTest {
    private static final String NAME = "holiday-photo.jpg";
    private static final String TITLE = "Ana's payslips";

    private final FakeClamd clamd = new FakeClamd();
    private final ConfigurableApplicationContext node = TestServer.anotherNode(Map.of(
            "lendport.documents.folder",
            StoredFiles.folder().toString(),
            "lendport.documents.scanner.address",
            clamd.address(),
            "lendport.documents.scanner.look-every",
            "50ms",
            "lendport.documents.scanner.timeout",
            "2s"));
    private final Api staff = TestServer.staff();

    @BeforeEach
    void goodDay() {
        clamd.is(Day.GOOD);
    }

    @AfterAll
    void end() {
        node.close();
        clamd.close();
    }

    private Api broker() {
        var owner = TestServer.newBroker(Mode.SANDBOX).api();
        owner.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2026-11-23T10:00:00Z\"}")
                .expect(200);
        return TestServer.strangerAt(node).header("Authorization", owner.authorization());
    }

    private static UUID delivered(Api broker, UUID process, byte[] content) {
        return broker.post(
                        Papers.path(process),
                        Papers.body(Papers.PAYSLIPS, TITLE, content).replace("scan.png", NAME))
                .expect(201)
                .id("/additionalData/documentUniqueID");
    }

    private static void awaitScan(Api broker, UUID process, String state) {
        await().untilAsserted(() -> assertThat(broker.get(Papers.path(process)).text("/listDocuments/0/scan"))
                .isEqualTo(state));
    }

    @Test
    void a_process_waits_again_for_a_paper_that_turns_out_infected() throws IOException {
        var broker = broker();
        var process = Cases.submitted(broker);
        var requirement = Papers.requested(staff, process, Papers.PAYSLIPS, "2026-12-10");
        clamd.is(Day.HANGING);

        var id = delivered(broker, process, SampleFiles.infectedJpeg());

        assertThat(Papers.status(broker, process)).isEqualTo("In Review");
        assertThat(Papers.state(broker, process, requirement)).isEqualTo("delivered");
        for (var held : everyWayTo(broker, process, id)) {
            held.expectProblem(409, "document_quarantined");
            assertThat(held.header("Retry-After")).isEqualTo("5");
        }
        assertThat(leftOut(broker, process)).isEqualTo("document_quarantined");

        clamd.is(Day.GOOD);
        awaitScan(broker, process, "infected");

        assertThat(broker.get(Papers.path(process)).number("/listDocuments/0/statusID"))
                .isEqualByComparingTo("5");
        assertThat(Papers.status(broker, process)).isEqualTo("Awaits Documents");
        assertThat(Papers.state(broker, process, requirement)).isEqualTo("refused");
        for (var refused : everyWayTo(broker, process, id)) {
            refused.expectProblem(409, "document_infected");
            assertThat(refused.header("Retry-After")).isEmpty();
        }
        assertThat(leftOut(broker, process)).isEqualTo("document_infected");
        Papers.accept(staff, process, id).expectProblem(409, "document_already_decided");

        Papers.form(broker, "PUT", Papers.path(process) + "/" + id, "scan.png", SampleFiles.png())
                .expect(200);
        assertThat(Papers.status(broker, process)).isEqualTo("In Review");
        awaitScan(broker, process, "clean");
        broker.get(Papers.path(process) + "/" + id + "/content").expect(200);
        broker.get(Papers.path(process) + "/" + id + "/content?fileNumber=1").expectProblem(409, "document_infected");
    }

    private List<Reply> everyWayTo(Api broker, UUID process, UUID id) {
        var one = Papers.path(process) + "/" + id;
        return List.of(
                broker.get(one + "/content"),
                broker.get(one),
                broker.header("Range", "bytes=0-3").get(one + "/content"),
                staff.get(Papers.desk(process) + "/documents/" + id + "/content"));
    }

    private static String leftOut(Api broker, UUID process) throws IOException {
        var archive = broker.get("/v1/processes/" + process + "/documents.zip")
                .expect(200)
                .bytes();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            assertThat(zip.getNextEntry()).extracting("name").isEqualTo("manifest.json");
            var manifest = Json.MAPPER.readTree(zip.readAllBytes());
            assertThat(zip.getNextEntry()).isNull();
            assertThat(manifest.at("/documents/0/path").isMissingNode()).isTrue();
            assertThat(manifest.at("/documents/0/sha256").isMissingNode()).isTrue();
            return manifest.at("/documents/0/leftOut").asString();
        }
    }

    @Test
    void a_decision_that_was_made_before_the_scan_does_not_stand() {
        var broker = broker();
        var process = Cases.submitted(broker);
        clamd.is(Day.HANGING);
        var id = delivered(broker, process, SampleFiles.infectedJpeg());
        Papers.accept(staff, process, id).expect(200);

        clamd.is(Day.GOOD);
        awaitScan(broker, process, "infected");

        var list = broker.get(Papers.path(process));
        assertThat(list.number("/listDocuments/0/statusID")).isEqualByComparingTo("5");
        assertThat(list.json().at("/listDocuments/0/review").isMissingNode()).isTrue();
        assertThat(Papers.state(broker, process, "payslips." + Cases.keyBorrower(broker, process)))
                .isEqualTo("refused");
    }

    @Test
    void a_file_that_was_replaced_before_its_scan_changes_nothing_for_the_paper() {
        var broker = broker();
        var process = Cases.submitted(broker);
        clamd.is(Day.HANGING);
        var id = delivered(broker, process, SampleFiles.infectedJpeg());
        var one = Papers.path(process) + "/" + id;
        Papers.form(broker, "PUT", one, "scan.png", SampleFiles.png()).expect(200);

        clamd.is(Day.GOOD);
        awaitScan(broker, process, "clean");
        await().untilAsserted(() -> broker.get(one + "/content?fileNumber=1").expectProblem(409, "document_infected"));

        assertThat(broker.get(Papers.path(process)).number("/listDocuments/0/statusID"))
                .isEqualByComparingTo("2");
    }

    @Test
    void the_partner_is_told_and_no_name_is_in_what_it_is_told() {
        var broker = broker();
        var process = Cases.submitted(broker);
        delivered(broker, process, SampleFiles.infectedJpeg());
        awaitScan(broker, process, "infected");

        var events = await().until(() -> broker.get("/v1/events?limit=200").expect(200), InfectedPapersTest::tellsAll);

        assertThat(events.body()).doesNotContain(NAME).doesNotContain(TITLE);
        assertThat(named(events, "document.infected")).singleElement().satisfies(event -> {
            assertThat(event.path("notificationTypeID").asInt()).isEqualTo(4);
            assertThat(event.at("/data/threat").asString()).contains("Eicar");
        });
        assertThat(named(events, "process.document_reviewed"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.at("/data/status").asString()).isEqualTo("infected"));
    }

    private static boolean tellsAll(Reply events) {
        return !named(events, "document.infected").isEmpty()
                && !named(events, "process.document_reviewed").isEmpty();
    }

    private static List<JsonNode> named(Reply events, String type) {
        return events.json()
                .path("events")
                .valueStream()
                .filter(event -> event.path("type").asString().equals(type))
                .toList();
    }
}
