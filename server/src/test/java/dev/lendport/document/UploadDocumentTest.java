package dev.lendport.document;

import static dev.lendport.document.SampleFiles.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.journal.Sequencer;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file comes in whole, or not at all. */
@Covers("uploadDocument")
class UploadDocumentTest {
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);

    @AfterEach
    void nothing_unfinished_is_left() throws IOException {
        var incoming = StoredFiles.folder().resolve("incoming");
        // The first upload makes the folder.
        if (Files.exists(incoming)) {
            assertThat(incoming).isEmptyDirectory();
        }
    }

    @Test
    void every_kind_of_file_is_taken_as_what_it_is() throws NoSuchAlgorithmException {
        for (var sample : List.of("png", "jpeg", "wav", "mp3")) {
            var content = StoredFiles.sample(sample);

            var stored = FileForm.file("proof." + sample, content)
                    .upload(broker.api())
                    .expect(201);

            assertThat(stored.text("/document_md5")).isEqualTo(hash("MD5", content));
            assertThat(stored.text("/document_sha256")).isEqualTo(hash("SHA-256", content));
            assertThat(stored.text("/file_type")).isEqualTo(sample);
            assertThat(stored.number("/size")).isEqualByComparingTo(String.valueOf(content.length));
            assertThat(stored.header("Location")).isEqualTo("/document/" + stored.text("/document_key") + "/url");
            assertThat(stored.body()).startsWith("{\"document_key\":").contains(",\"document_md5\":");
        }
    }

    @Test
    void jpg_is_jpeg() {
        FileForm.file("proof.jpg", "image/jpeg", SampleFiles.jpeg())
                .upload(broker.api())
                .expect(201);
    }

    @Test
    void the_bytes_lie_under_broker_and_key_and_the_other_modules_find_them() throws IOException {
        var key = upload("proof.png", SampleFiles.png()).expect(201).id("/document_key");

        assertThat(Files.readAllBytes(StoredFiles.of(broker, key))).isEqualTo(SampleFiles.png());
        var other = TestServer.newBroker(Mode.SANDBOX);
        assertThat(StoredFiles.find(broker, key, Ids.next())).hasSize(1).first().satisfies(document -> {
            assertThat(document.key()).isEqualTo(key);
            assertThat(document.fileType()).isEqualTo(FileType.PNG);
        });
        assertThat(StoredFiles.find(other, key)).isEmpty();
        assertThat(StoredFiles.find(other)).isEmpty();
    }

    @Test
    void the_journal_tells_what_the_file_is_and_not_what_it_is_called() {
        var stored = upload("Maria da Silva.png", SampleFiles.png()).expect(201);
        TestServer.bean(Sequencer.class).sequence();

        var event = broker.api().get("/v1/events").json().at("/events/0");
        assertThat(event.path("type").asString()).isEqualTo("document.uploaded");
        assertThat(event.path("documentKey").asString()).isEqualTo(stored.text("/document_key"));
        assertThat(event.at("/data/sha256").asString()).isEqualTo(stored.text("/document_sha256"));
        assertThat(event.toString()).doesNotContain("Maria");
    }

    @Test
    void the_same_key_with_the_same_content_is_the_same_document() throws IOException {
        var client = broker.api().header("Idempotency-Key", Ids.next().toString());

        var first = FileForm.file("a.png", SampleFiles.png()).upload(client).expect(201);
        var again = FileForm.file("b.png", SampleFiles.png()).upload(client).expect(201);
        var another = FileForm.file("a.png", SampleFiles.jpeg()).upload(client);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        another.expectProblem(400, "document_mislabelled");
        FileForm.file("a.jpeg", SampleFiles.jpeg()).upload(client).expectProblem(422, "idempotency_key_reused");
        assertThat(StoredFiles.count(broker)).isEqualTo(1);
    }

    @Test
    void each_refusal_says_what_is_wrong_in_both_languages() {
        var refused = upload("proof.jpg", SampleFiles.zip()).expectProblem(415, "document_compressed");

        assertThat(refused.errors()).containsExactly("/file compressed");
        assertThat(refused.text("/description")).contains("compressed");
        assertThat(refused.text("/translation")).contains("comprimido");
        assertThat(refused.json().path("extra_fields").isObject()).isTrue();
    }

    @Test
    void what_is_not_taken_is_refused_and_not_stored() throws IOException {
        upload("a.png", new byte[0]).expectProblem(400, "document_empty");
        upload("a.mp3", SampleFiles.gzip()).expectProblem(415, "document_compressed");
        upload("a.png", SampleFiles.joined(SampleFiles.png(), SampleFiles.zip()))
                .expectProblem(415, "document_compressed");
        upload("a.png", SampleFiles.joined(SampleFiles.png(), ascii("MZ\u0090\u0000program")))
                .expectProblem(400, "document_damaged");
        upload("a.png", SampleFiles.cut(SampleFiles.png(), 20)).expectProblem(400, "document_damaged");
        upload("a.pdf", ascii("%PDF-1.7 and more")).expectProblem(415, "document_type_unsupported");
        upload("a.mp3", SampleFiles.png()).expectProblem(400, "document_mislabelled");

        assertThat(StoredFiles.count(broker)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../etc/passwd.png",
                "..\\..\\windows\\system32\\x.png",
                "/etc/passwd.png",
                "C:\\x.png",
                "%2e%2e%2fx.png",
                "é漢字\u202egnp.png",
                "a;b=c.png",
                "$(reboot).png",
                ".png"
            })
    void a_name_is_never_a_path(String name) throws IOException {
        var key = upload(name, SampleFiles.png()).expect(201).id("/document_key");

        assertThat(Files.isRegularFile(StoredFiles.of(broker, key))).isTrue();
        assertThat(StoredFiles.count(broker)).isEqualTo(1);
    }

    @Test
    void a_very_long_name_and_one_with_nul_do_no_harm() throws IOException {
        upload("x".repeat(5_000) + ".png", SampleFiles.png()).expect(201);
        upload("x".repeat(20_000) + ".png", SampleFiles.png()).expectInvalid(" malformed");
        upload("a\u0000.png", SampleFiles.png()).expectInvalid("/file invalid");

        assertThat(StoredFiles.count(broker)).isEqualTo(1);
    }

    @Test
    void the_form_has_one_file_in_one_field() throws IOException {
        var png = SampleFiles.png();
        var file = "form-data; name=\"file\"; filename=\"a.png\"";

        new FileForm().upload(broker.api()).expectInvalid("/file required");
        new FileForm()
                .part("form-data; name=\"document\"; filename=\"a.png\"", "", png)
                .upload(broker.api())
                .expectInvalid("/document unknown_field");
        new FileForm()
                .part(file, "", png)
                .part(file, "", png)
                .upload(broker.api())
                .expectInvalid("/file repeated");
        new FileForm()
                .part(file, "", png)
                .part("form-data; name=\"note\"", "", ascii("x"))
                .upload(broker.api())
                .expectInvalid("/note unknown_field");

        assertThat(StoredFiles.count(broker)).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    multipart/form-data | --x\\r\\n
                    multipart/form-data; boundary=x | nothing of it
                    multipart/form-data; boundary=x | --x\\r\\nContent-Disposition: form-data; name="file"
                    multipart/form-data; boundary=x | --x\\r\\nContent-Disposition: form-data; name="file"\\r\\n\\r\\nno end
                    multipart/form-data; boundary=x | --xContent-Disposition: form-data; name="file"\\r\\n\\r\\n1\\r\\n--x--
                    """)
    void a_broken_form_is_refused(String contentType, String body) {
        var reply = broker.api()
                .header("Content-Type", contentType)
                .send("POST", "/upload", ascii(body.replace("\\r\\n", "\r\n")));

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.errors()).hasSize(1);
    }

    @Test
    void other_bodies_are_of_another_type() {
        broker.api().post("/upload", "{\"file\": \"x\"}").expectProblem(415, "unsupported_media_type");
        broker.api()
                .header("Content-Type", "image/png")
                .send("POST", "/upload", SampleFiles.png())
                .expectProblem(415, "unsupported_media_type");
    }

    @Test
    void exactly_the_limit_is_taken_and_a_byte_more_is_not() throws IOException {
        int limit = 25 * 1024 * 1024;

        upload("call.wav", SampleFiles.wavOfSize(limit)).expect(201);
        upload("call.wav", SampleFiles.wavOfSize(limit + 1)).expectProblem(413, "document_too_large");

        assertThat(StoredFiles.count(broker)).isEqualTo(1);
    }

    @Test
    void strangers_and_staff_upload_nothing() {
        FileForm.file("a.png", SampleFiles.png()).upload(TestServer.stranger()).expectProblem(401, "unauthenticated");
        FileForm.file("a.png", SampleFiles.png()).upload(TestServer.staff()).expectProblem(403, "not_allowed");
    }

    private Reply upload(String name, byte[] content) {
        return FileForm.file(name, content).upload(broker.api());
    }

    private static String hash(String algorithm, byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    }
}
