package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.database.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A lender goes from a folder to a bucket, and has days on which the bucket is away. */
class DocumentsInS3Test {
    private final S3Server s3 = new S3Server();
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);

    @TempDir
    private Path own;

    @AfterEach
    void end() {
        s3.close();
    }

    private ConfigurableApplicationContext node(Map<String, Object> more) {
        var properties = new HashMap<>(s3.properties(own));
        properties.putAll(more);
        return TestServer.anotherNode(properties);
    }

    private Api at(ConfigurableApplicationContext node) {
        return TestServer.strangerAt(node).header("Authorization", broker.api().authorization());
    }

    private static Reply content(ConfigurableApplicationContext node, Api client, UUID key) {
        var url = client.get("/document/" + key + "/url").expect(200).text("/document_url");
        return TestServer.strangerAt(node).get(url.substring(url.indexOf("/document/")));
    }

    @Test
    void a_store_that_is_away_is_a_503_and_no_row() throws IOException {
        try (var node = node(Map.of())) {
            var client = at(node);
            var key = upload(client, SampleFiles.png()).expect(201).id("/document_key");
            assertThat(content(node, client, key).expect(200).bytes()).isEqualTo(SampleFiles.png());

            s3.stop();
            var refused = upload(client, SampleFiles.jpeg()).expectProblem(503, "document_store_unavailable");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(content(node, client, key)
                            .expectProblem(503, "document_store_unavailable")
                            .header("Retry-After"))
                    .isEqualTo("5");
            assertThat(rows()).isEqualTo(1);
            assertThat(own.resolve("incoming")).isEmptyDirectory();

            s3.start();
            upload(client, SampleFiles.jpeg()).expect(201);
            assertThat(content(node, client, key).expect(200).bytes()).isEqualTo(SampleFiles.png());
        }
    }

    @Test
    void a_link_leads_to_the_store_where_the_lender_allows_it() {
        try (var node = node(Map.of("lendport.documents.s3.presigned-links", "true"))) {
            var client = at(node);
            var key = upload(client, SampleFiles.png()).expect(201).id("/document_key");

            var sent = content(node, client, key).expect(302);

            assertThat(sent.header("Location"))
                    .startsWith(s3.endpoint() + "/" + S3Server.BUCKET + "/" + S3Server.PREFIX + "/" + broker.id());
        }
    }

    @Test
    void documents_move_while_the_server_runs() throws SQLException, IOException {
        var old = upload(broker.api(), SampleFiles.png()).expect(201).id("/document_key");
        var changed = upload(broker.api(), SampleFiles.wav()).expect(201).id("/document_key");
        Files.write(StoredFiles.of(broker, changed), SampleFiles.mp3());
        var folder = StoredFiles.folder().toString();
        var moving =
                Map.<String, Object>of("lendport.documents.fallback", "folder", "lendport.documents.folder", folder);
        try (var node = node(moving)) {
            var client = at(node);
            var young = upload(client, SampleFiles.jpeg()).expect(201).id("/document_key");
            assertThat(content(node, client, old).expect(200).bytes()).isEqualTo(SampleFiles.png());
            assertThat(StoredFiles.of(broker, young)).doesNotExist();

            assertThat(move("", "")).contains(changed + ": not copied: the file has another content");
            assertThat(move("folder", "s3")).contains("documents: 0 copied from folder to s3");
            assertThat(move("s3", "s3")).startsWith("Say --from and --to");
        }
        var bucket = s3.store(own);
        assertThat(bucket.open(broker.id(), old)).hasBinaryContent(SampleFiles.png());
        assertThat(bucket.size(broker.id(), changed)).isEmpty();

        assertThat(move("s3", "folder")).contains("documents: ").contains("from s3 to folder");
        Files.delete(StoredFiles.of(broker, changed));
    }

    @Test
    void a_check_names_rows_without_their_file_and_files_without_their_row() throws SQLException, IOException {
        var whole = upload(broker.api(), SampleFiles.png()).expect(201).id("/document_key");
        var missing = upload(broker.api(), SampleFiles.png()).expect(201).id("/document_key");
        var shorter = upload(broker.api(), SampleFiles.wav()).expect(201).id("/document_key");
        var changed = upload(broker.api(), SampleFiles.mp3()).expect(201).id("/document_key");
        Files.delete(StoredFiles.of(broker, missing));
        Files.write(StoredFiles.of(broker, shorter), new byte[] {1});
        var other = SampleFiles.mp3();
        other[100] ^= 1;
        Files.write(StoredFiles.of(broker, changed), other);
        var lost = Files.write(StoredFiles.of(broker, Ids.next()), new byte[] {1});
        var young = Files.write(StoredFiles.of(broker, Ids.next()), new byte[] {1});
        Files.setLastModifiedTime(
                lost, FileTime.from(Clock.systemUTC().instant().minus(Duration.ofDays(3))));

        var quick = verify(VerifyDocuments.Depth.QUICK);
        var thorough = verify(VerifyDocuments.Depth.WHOLE);

        assertThat(thorough)
                .doesNotContain(whole.toString())
                .doesNotContain(String.valueOf(young.getFileName()))
                .contains(missing + ": the file is missing")
                .contains(shorter + ": the file has 1 bytes instead of " + SampleFiles.wav().length)
                .contains(changed + ": the file has another content")
                .contains(lost.getFileName() + ": a file that no document names");
        assertThat(quick).doesNotContain(changed.toString()).contains(missing.toString());
        for (var key : new UUID[] {shorter, changed}) {
            Files.delete(StoredFiles.of(broker, key));
        }
        Files.delete(lost);
        Files.delete(young);
    }

    private static Reply upload(Api client, byte[] content) {
        return FileForm.file("file", content).upload(client);
    }

    private long rows() {
        try (var connection = TestServer.connectionAs("lendport_system");
                var statement = connection.prepareStatement("SELECT count(*) FROM document WHERE broker_id = ?")) {
            statement.setObject(1, broker.id().value());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private interface Command {
        int run(Connection connection, UnaryOperator<String> environment, PrintStream out) throws SQLException;
    }

    /** What a command says beside the servers; its exit code and its findings go together. */
    private String said(Map<String, String> more, Command command) throws SQLException {
        var environment = new HashMap<>(more);
        s3.properties(StoredFiles.folder())
                .forEach((name, value) -> environment.putIfAbsent(
                        name.equals("lendport.documents.folder")
                                ? "LENDPORT_DOCUMENTS_DIR"
                                : name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"),
                        value.toString()));
        var out = new ByteArrayOutputStream();
        try (var connection = TestServer.bean(Database.class).address().connect();
                var printer = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int code = command.run(connection, name -> environment.getOrDefault(name, ""), printer);
            var text = out.toString(StandardCharsets.UTF_8);
            assertThat(code == 0)
                    .as(text)
                    .isEqualTo(text.contains(" 0 findings") || text.contains("each has its file"));
            return text;
        }
    }

    private String move(String from, String to) throws SQLException {
        return said(
                Map.of("LENDPORT_DOCUMENTS_FALLBACK", "folder"),
                (connection, environment, out) ->
                        MoveDocuments.run(connection, environment, own, new MoveDocuments.Way(from, to), out));
    }

    private String verify(VerifyDocuments.Depth depth) throws SQLException {
        return said(
                Map.of("LENDPORT_DOCUMENTS_STORE", "folder"),
                (connection, environment, out) -> VerifyDocuments.run(connection, environment, own, depth, out));
    }
}
