package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import dev.lendport.document.SampleFiles;
import dev.lendport.document.StoredFiles;
import dev.lendport.http.RawExchange;
import dev.lendport.mortgage.Cases;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Papers that do not come to their end, or are too large: nothing of them stays. */
class CutUploadsTest {
    private static final int LIMIT = 25 * 1024 * 1024;
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data; boundary=" + Papers.BOUNDARY;
    private static final String JSON_BEGUN = """
            {"documentTitle": "Scan", "documentTypeID": 906, "fileName": "scan.png", "documentContent": "
            """.stripTrailing();
    private static final String FORM_BEGUN =
            "--" + Papers.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"documentTitle\"\r\n\r\nScan\r\n--"
                    + Papers.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"documentContent\";"
                    + " filename=\"scan.png\"\r\n\r\n";

    private final TestServer.NewBroker owner = TestServer.newBroker(Mode.SANDBOX);
    private final Api broker = owner.api();
    private final UUID process = Cases.accepted(broker);

    @Test
    void a_client_that_goes_away_in_the_middle_of_base64_leaves_nothing() throws IOException {
        cut(JSON, JSON_BEGUN + Base64.getEncoder().encodeToString(new byte[300_000]));
    }

    @Test
    void a_client_that_goes_away_in_the_middle_of_a_form_leaves_nothing() throws IOException {
        cut(FORM, FORM_BEGUN + "x".repeat(300_000));
    }

    private void cut(String type, String half) throws IOException {
        var address = TestServer.address();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var out = socket.getOutputStream();
            out.write((head(type, 1_000_000) + half).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            await().until(() -> StoredFiles.incoming() > 0);
        }
        assertNothingStays();
        Papers.delivered(broker, process, Papers.PAYSLIPS);
    }

    @Test
    void a_byte_too_much_is_refused_in_base64_and_the_limit_itself_is_taken_also_in_lines() throws IOException {
        broker.post(Papers.path(process), json(base64(LIMIT + 1))).expectProblem(413, "document_too_large");
        assertNothingStays();

        broker.post(Papers.path(process), json(base64(LIMIT))).expect(201);
        var lines = Base64.getMimeEncoder(64, new byte[] {'\r', '\n'})
                .encodeToString(SampleFiles.jpegOfSize(LIMIT))
                .replace("\r\n", "\\r\\n");
        broker.post(Papers.path(process), json(lines)).expect(201);
    }

    @Test
    void a_byte_too_much_is_refused_in_a_form_and_the_limit_itself_is_taken() throws IOException {
        form(LIMIT + 1).expectProblem(413, "document_too_large");
        assertNothingStays();

        form(LIMIT).expect(201);
    }

    @Test
    void what_says_that_it_is_far_too_large_is_refused_before_it_comes() throws IOException {
        for (var type : new String[] {JSON, FORM}) {
            var exchange = RawExchange.of(head(type, 2_147_483_648L) + (type.equals(JSON) ? JSON_BEGUN : FORM_BEGUN));

            assertThat(exchange.status()).as(exchange.answer()).isEqualTo(413);
            assertThat(exchange.answer()).contains("document_too_large");
        }
        assertNothingStays();
    }

    @Test
    void a_body_that_ends_too_soon_is_told_so() throws IOException {
        broker.post(Papers.path(process), JSON_BEGUN + "AAAA").expectProblem(400, "malformed_json");
        broker.post(Papers.path(process), JSON_BEGUN + "AA").expectProblem(400, "malformed_json");
        var typed = broker.header("Content-Type", FORM);
        for (var body : new String[] {FORM_BEGUN + "x", FORM_BEGUN, FORM_BEGUN.substring(0, 120)}) {
            typed.send("POST", Papers.path(process), body.getBytes(StandardCharsets.US_ASCII))
                    .expectInvalid(" malformed");
        }
        assertNothingStays();
    }

    private Reply form(int size) {
        return Papers.form(
                broker,
                "POST",
                Papers.path(process),
                "scan.jpg",
                SampleFiles.jpegOfSize(size),
                "documentTitle",
                "Scan",
                "documentTypeID",
                "906");
    }

    private static String base64(int size) {
        return Base64.getEncoder().encodeToString(SampleFiles.jpegOfSize(size));
    }

    private static String json(String content) {
        return JSON_BEGUN.replace("scan.png", "scan.jpg") + content + "\"}";
    }

    private String head(String type, long length) {
        return "POST " + Papers.path(process) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + broker.authorization() + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private void assertNothingStays() throws IOException {
        await().until(() -> StoredFiles.incoming() == 0);
        assertThat(StoredFiles.count(owner)).isZero();
        assertThat(Stored.column(
                        "SELECT key FROM document WHERE broker_id = ?",
                        owner.id().value()))
                .isEmpty();
        assertThat(broker.get(Papers.path(process)).number("/totalCount")).isZero();
    }
}
