package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Ids;
import dev.lendport.document.S3Settings.Links;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.RefusedException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket holds what a folder would, under the same names, and says so when it cannot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3StoreTest {
    private static final byte[] CONTENT = {1, 2, 3};
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    private final S3Server server = new S3Server();
    private final BrokerId broker = new BrokerId(Ids.next());

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void what_is_kept_is_there_once_and_nothing_else_is(@TempDir Path folder) throws IOException {
        var key = kept(server.store(folder), CONTENT);

        assertThat(server.store(folder).open(broker, key)).hasBinaryContent(CONTENT);
        assertThat(server.store(folder).size(broker, key)).hasValue(3);
        assertThat(names()).contains("lender/files/" + broker + "/" + key).noneMatch(name -> name.contains("incoming"));
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void a_draft_that_is_not_kept_is_gone(@TempDir Path folder) throws IOException {
        UUID key;
        try (var draft = server.store(folder).draft()) {
            draft.write(CONTENT, 3);
            draft.secure();
            key = draft.key();
            assertThat(names()).contains("lender/files/incoming/" + key);
        }

        assertThat(names()).noneMatch(name -> name.contains(key.toString()));
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
        assertThat(server.store(folder).size(broker, key)).isEmpty();
        assertThatThrownBy(() -> server.store(folder).open(broker, key)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_large_file_goes_up_in_parts_and_comes_back_as_it_was(@TempDir Path folder) throws IOException {
        var content = new byte[20 * 1024 * 1024 + 17];
        new Random(9).nextBytes(content);

        var key = kept(server.store(folder), content);

        try (var bytes = server.store(folder).open(broker, key)) {
            assertThat(bytes.readAllBytes()).isEqualTo(content);
        }
        var uploads = server.client().listMultipartUploads(list -> list.bucket(S3Server.BUCKET));
        assertThat(uploads.uploads()).isEmpty();
    }

    @Test
    void a_name_keeps_its_first_content(@TempDir Path folder) throws IOException {
        var store = server.store(folder);
        var key = kept(store, CONTENT);

        store.put(broker, key, Files.write(folder.resolve("other"), new byte[] {9}));

        assertThat(store.open(broker, key)).hasBinaryContent(CONTENT);
    }

    @Test
    void the_sweep_moves_aside_what_is_old_and_claimed_by_nobody(@TempDir Path folder) throws IOException {
        var store = server.store(folder);
        var claimed = kept(store, CONTENT);
        var unclaimed = kept(store, CONTENT);
        store.put(new BrokerId(Ids.next()), Ids.next(), Files.write(folder.resolve("other"), CONTENT));
        var cut = Ids.next();
        server.client()
                .putObject(
                        put -> put.bucket(S3Server.BUCKET).key("lender/files/incoming/" + cut),
                        folder.resolve("other"));
        var later = now().plus(Duration.ofHours(1));

        assertThat(store.sweep(now().minus(Duration.ofHours(1)), DAY, (owner, keys) -> Set.of()))
                .isZero();
        int moved = store.sweep(later, DAY, (owner, keys) -> owner.equals(broker) ? Set.of(claimed) : Set.copyOf(keys));

        assertThat(moved).isGreaterThanOrEqualTo(2);
        assertThat(store.open(broker, claimed)).hasBinaryContent(CONTENT);
        assertThat(names())
                .contains("lender/files/removed/2026-12-01/" + broker + "/" + unclaimed)
                .contains("lender/files/removed/2026-12-01/incoming/" + cut)
                .doesNotContain("lender/files/" + broker + "/" + unclaimed);
        assertThat(store.sweep(later, DAY, (owner, keys) -> Set.copyOf(keys))).isZero();
    }

    @Test
    void a_presigned_link_gives_the_file_as_a_download(@TempDir Path folder) throws Exception {
        var store = new S3Store(server.settings(Links.PRESIGNED, Duration.ofSeconds(30)), folder);
        var key = kept(store, SampleFiles.png());
        var document = new StoredDocument(key, FileType.PNG, 3, "", "", now());

        assertThat(server.store(folder).link(broker, document, "a.png")).isEmpty();
        var link = store.link(broker, document, "a.png").orElseThrow();

        var answer = fetched(link);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(SampleFiles.png());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"a.png\"");
        assertThat(fetched(URI.create(link.toString()
                                .replace(key.toString(), Ids.next().toString())))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_store_that_is_away_or_hangs_is_told_in_bounded_time(@TempDir Path folder) throws IOException {
        try (var silent = new ServerSocket(0)) {
            var settings = new S3Settings(
                    URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                    "eu-west-1",
                    new S3Settings.Bucket("b", "", Links.OURS),
                    new S3Settings.Keys("a", "s"),
                    Duration.ofMillis(500));
            assertUnavailable(new S3Store(settings, folder));
        }
        try (var gone = new S3Server()) {
            var store = gone.store(folder);
            gone.stop();
            assertUnavailable(store);
        }
    }

    private void assertUnavailable(S3Store store) throws IOException {
        assertThatThrownBy(() -> store.open(broker, Ids.next()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused ->
                                assertThat(refused.refusal().code()).isEqualTo(ProblemCode.DOCUMENT_STORE_UNAVAILABLE));
        try (var draft = store.draft()) {
            draft.write(CONTENT, 3);
            assertThatThrownBy(draft::secure).isInstanceOf(RefusedException.class);
        }
    }

    private static HttpResponse<byte[]> fetched(URI link) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private List<String> names() {
        return server.client().listObjectsV2Paginator(list -> list.bucket(S3Server.BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private UUID kept(DocumentStore store, byte[] content) throws IOException {
        try (var draft = store.draft()) {
            draft.write(content, content.length);
            draft.secure();
            draft.keep(broker);
            draft.keep(broker);
            return draft.key();
        }
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
