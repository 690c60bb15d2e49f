package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.lendport.Api;
import dev.lendport.TestServer;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.document.FakeClamd.Day;
import dev.lendport.document.Scans.Scan;
import dev.lendport.journal.Journal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A document is in quarantine until the scanner has answered, and nobody waits for that but the document. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanDocumentsTest {
    private final FakeClamd clamd = new FakeClamd();
    private final ConfigurableApplicationContext node = node();
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);

    private ConfigurableApplicationContext node() {
        return TestServer.anotherNode(Map.of(
                "lendport.documents.folder",
                StoredFiles.folder().toString(),
                "lendport.documents.scanner.address",
                clamd.address(),
                "lendport.documents.scanner.look-every",
                "50ms",
                "lendport.documents.scanner.timeout",
                "2s"));
    }

    @BeforeEach
    void goodDay() {
        clamd.is(Day.GOOD);
    }

    @AfterAll
    void end() {
        node.close();
        clamd.close();
    }

    private static byte[] infected() {
        var tag = SampleFiles.id3(120);
        System.arraycopy(SampleFiles.ascii(FakeClamd.EICAR), 0, tag, 20, FakeClamd.EICAR.length());
        return SampleFiles.joined(tag, SampleFiles.mp3());
    }

    private UUID upload(ConfigurableApplicationContext at, String name, byte[] content) {
        var client =
                TestServer.strangerAt(at).header("Authorization", broker.api().authorization());
        var uploaded = FileForm.file(name, content).upload(client).expect(201);
        assertThat(uploaded.text("/scan")).isEqualTo("waiting");
        return uploaded.id("/document_key");
    }

    private ScanState stateOf(UUID key) {
        return StoredFiles.find(broker, key).getFirst().scan();
    }

    private void awaitState(UUID key, ScanState state) {
        await().untilAsserted(() -> assertThat(stateOf(key)).isEqualTo(state));
    }

    private String link(UUID key) {
        return broker.api()
                .get("/document/" + key + "/url")
                .expect(200)
                .text("/document_url")
                .substring(TestServer.address().toString().length());
    }

    private static Api stranger() {
        return TestServer.stranger();
    }

    @Test
    void nothing_is_served_before_the_scanner_has_answered() {
        clamd.is(Day.HANGING);
        var key = upload(node, "a.png", SampleFiles.png());

        var held = stranger().get(link(key)).expectProblem(409, "document_quarantined");
        assertThat(held.header("Retry-After")).isEqualTo("5");
        assertThat(stateOf(key)).isEqualTo(ScanState.WAITING);

        clamd.is(Day.GOOD);
        awaitState(key, ScanState.CLEAN);
        assertThat(stranger().get(link(key)).expect(200).bytes()).isEqualTo(SampleFiles.png());
        var event = event(key, "document.scanned");
        assertThat(event.path("subjectSequence").asInt()).isEqualTo(2);
        assertThat(event.at("/data/scan").asString()).isEqualTo("clean");
        assertThat(event.has("notificationTypeID")).isFalse();
    }

    @Test
    void what_is_infected_is_given_to_nobody_and_the_partner_is_told() {
        var key = upload(node, "a.mp3", infected());
        awaitState(key, ScanState.INFECTED);

        var refused = stranger().get(link(key)).expectProblem(409, "document_infected");
        assertThat(refused.header("Retry-After")).isEmpty();
        var event = event(key, "document.infected");
        assertThat(event.path("notificationTypeID").asInt()).isEqualTo(4);
        assertThat(event.at("/data/threat").asString()).isEqualTo(FakeClamd.THREAT);
        assertThat(event.at("/data/sha256").asString())
                .isEqualTo(StoredFiles.find(broker, key).getFirst().sha256());
    }

    @Test
    void a_scanner_that_was_away_finds_everything_when_it_is_back() {
        clamd.close();
        var keys = IntStream.range(0, 5)
                .mapToObj(i -> upload(node, "a.wav", SampleFiles.wav(100 + i)))
                .toList();
        keys.forEach(key -> assertThat(stateOf(key)).isEqualTo(ScanState.WAITING));

        clamd.begin();
        keys.forEach(key -> awaitState(key, ScanState.CLEAN));
    }

    @Test
    void whatever_goes_wrong_is_never_called_clean_and_tried_again() {
        for (var day : new Day[] {Day.DROPPING, Day.CONFUSED, Day.SMALL}) {
            clamd.is(day);
            var key = upload(node, "a.wav", SampleFiles.wav(200_000));
            await().untilAsserted(() -> assertThat(attempts(key)).isGreaterThan(1));
            assertThat(stateOf(key)).isEqualTo(ScanState.WAITING);
            clamd.is(Day.GOOD);
            awaitState(key, ScanState.CLEAN);
        }
    }

    @Test
    void of_several_nodes_one_scans_a_document() {
        try (var other = node()) {
            int before = clamd.scans();
            var keys = IntStream.range(0, 12)
                    .mapToObj(i -> upload(i % 2 == 0 ? node : other, "a.wav", SampleFiles.wav(100 + i)))
                    .toList();
            keys.forEach(key -> awaitState(key, ScanState.CLEAN));
            assertThat(clamd.scans()).isEqualTo(before + 12);
        }
    }

    @Test
    void a_document_without_a_scanner_says_so_and_is_served() {
        var key = UUID.fromString(new OwnedDocument().make(broker).getOrDefault("document_key", ""));
        assertThat(stateOf(key)).isEqualTo(ScanState.NOT_SCANNED);
        stranger().get(link(key)).expect(200);
    }

    @Test
    void the_modules_above_hear_of_it_in_the_same_transaction() {
        clamd.is(Day.HANGING);
        var key = upload(node, "a.mp3", infected());
        var scan = new Scan(broker.caller(Mode.SANDBOX), key, 1, 1);

        assertThat(told(new Refusing(), scan)).isInstanceOf(IllegalStateException.class);
        assertThat(stateOf(key)).isEqualTo(ScanState.WAITING);

        clamd.is(Day.GOOD);
        awaitState(key, ScanState.INFECTED);
    }

    private static final class Refusing implements ScannedDocuments {
        @Override
        public void infected(Caller system, UUID documentKey, Instant now) {
            throw new IllegalStateException("told of " + documentKey);
        }
    }

    private static Throwable told(ScannedDocuments module, Scan scan) {
        var beans = new StaticListableBeanFactory(Map.of("module", module));
        var endScan = new EndScan(
                TestServer.bean(Transactions.class),
                TestServer.bean(Scans.class),
                TestServer.bean(Journal.class),
                beans.getBeanProvider(ScannedDocuments.class));
        return catchThrowable(() -> endScan.infected(scan, "Some.Thing"));
    }

    private int attempts(UUID key) {
        return TestServer.bean(Transactions.class)
                .asSystem(() -> TestServer.bean(JdbcClient.class)
                        .sql("SELECT scan_attempts FROM document WHERE broker_id = ? AND key = ?")
                        .params(broker.id().value(), key)
                        .query(Integer.class)
                        .single());
    }

    private JsonNode event(UUID key, String type) {
        return await().until(
                        () -> broker.api()
                                .get("/v1/events?limit=200")
                                .expect(200)
                                .json()
                                .path("events")
                                .valueStream()
                                .filter(event -> event.path("type").asString().equals(type))
                                .filter(event ->
                                        event.path("documentKey").asString().equals(key.toString()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
