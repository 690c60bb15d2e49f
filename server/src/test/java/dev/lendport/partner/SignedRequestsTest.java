package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.document.FileForm;
import dev.lendport.document.OwnedDocument;
import dev.lendport.document.SampleFiles;
import dev.lendport.journal.Sequencer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A partner's own signature says who sent what, and when; it is good for that request, and once. */
class SignedRequestsTest {
    private static final byte[] NOTHING = {};

    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);
    private final String url = "/document/" + new OwnedDocument().make(broker).get("document_key") + "/url";
    private final Signer signer = Signer.of(broker, Signing.OPTIONAL);

    @Test
    void a_signed_request_needs_no_session() {
        signer.get(url).expect(200);
    }

    @Test
    void the_query_is_part_of_what_is_signed() {
        var uri = "/credit_operations?page_number=1&page_size=5";

        signer.get(uri).expect(200);
        signer.with(signer.token("GET", "/credit_operations", NOTHING))
                .get(uri)
                .expectProblem(403, "signature_mismatch");
    }

    @Test
    void the_journal_names_the_key_as_who_did_it() {
        upload(SampleFiles.png(), Signer.md5(SampleFiles.png())).expect(201);
        TestServer.bean(Sequencer.class).sequence();

        assertThat(Stored.column(
                        "SELECT actor_name || ' ' || actor_id FROM journal_entry WHERE broker_id = ? "
                                + "ORDER BY entry_no DESC LIMIT 1",
                        broker.id().value()))
                .containsExactly("signing-key " + signer.clientKey());
    }

    @Test
    void a_signature_is_good_once_on_every_node_however_it_is_written() {
        var token = signer.token("GET", url, NOTHING);

        signer.with(token).get(url).expect(200);
        signer.with(token).get(url).expectProblem(403, "signature_used");
        signer.with(twin(token)).get(url).expectProblem(403, "signature_used");
        try (var node = TestServer.anotherNode(Map.of())) {
            TestServer.strangerAt(node)
                    .header("API-CLIENT-KEY", signer.clientKey())
                    .header("Authorization", token)
                    .get(url)
                    .expectProblem(403, "signature_used");
        }
    }

    /** The other signature that is valid for the same content: (r, n - s). */
    private String twin(String token) {
        var parts = token.split("\\.", -1);
        var signature = new Base64URL(parts[2]).decode();
        int half = signature.length / 2;
        var order = ((ECPublicKey) signer.keys().getPublic()).getParams().getOrder();
        var other = order.subtract(new BigInteger(1, Arrays.copyOfRange(signature, half, signature.length)))
                .toByteArray();
        Arrays.fill(signature, half, signature.length, (byte) 0);
        int from = Math.max(0, other.length - half);
        System.arraycopy(other, from, signature, signature.length - (other.length - from), other.length - from);
        return parts[0] + "." + parts[1] + "." + Base64URL.encode(signature);
    }

    @Test
    void it_is_good_for_sixty_seconds_before_and_after() {
        var now = Clock.systemUTC().instant();
        for (var seconds : new int[] {-50, 50}) {
            signer.with(signer.token(Signer.claims("GET", url, NOTHING, now.plusSeconds(seconds))
                            .build()))
                    .get(url)
                    .expect(200);
        }
        for (var seconds : new int[] {-70, 70}) {
            signer.with(signer.token(Signer.claims("GET", url, NOTHING, now.plusSeconds(seconds))
                            .build()))
                    .get(url)
                    .expectProblem(403, "signature_outdated");
        }
    }

    @Test
    void it_is_real_time_that_counts_whatever_the_test_clock_shows() {
        var client = TestServer.newBroker(Mode.SANDBOX);
        client.api()
                .put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2031-01-01T00:00:00Z\"}")
                .expect(200);
        var key = new OwnedDocument().make(client).get("document_key");

        Signer.of(client, Signing.OPTIONAL).get("/document/" + key + "/url").expect(200);
    }

    @Test
    void a_timestamp_has_the_forms_that_libraries_write() {
        var now = Clock.systemUTC().instant();
        var claims = signer.claims("GET", url, NOTHING);
        var local = now.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();

        for (var form :
                new Object[] {local, local + "Z", local + "+00:00", now.getEpochSecond(), now.toEpochMilli() / 1000.0
                }) {
            signer.with(signer.token(claims.claim("timestamp", form).build()))
                    .get(url)
                    .expect(200);
        }
        for (var form : new Object[] {"", "yesterday", "2026-11-22", -1, 1e300, true}) {
            signer.with(signer.token(claims.claim("timestamp", form).build()))
                    .get(url)
                    .expectProblem(403, "signature_mismatch");
        }
    }

    @Test
    void a_timestamp_that_is_no_number_of_this_world_is_refused() {
        for (var number :
                new String[] {"1e400", "-1e400", "NaN", "Infinity", "1e-400", "1e2147483648", "9".repeat(400)}) {
            var claims = """
                    {"payload_md5": "%s", "timestamp": %s, "method": "GET", "uri": "%s"}
                    """.formatted(Signer.md5(NOTHING), number, url);

            assertThat(signer.with(signer.tokenOf(claims)).get(url).status())
                    .as(number)
                    .isEqualTo(403);
        }
    }

    @Test
    void what_is_signed_is_what_is_sent() {
        var other = signer.with(signer.token("POST", "/upload", NOTHING)).get(url);

        other.expectProblem(403, "signature_mismatch");
        assertThat(other.errors()).containsExactly("/method differs", "/uri differs");
        assertThat(signer.with(signer.token("GET", url, new byte[] {1}))
                        .get(url)
                        .errors())
                .containsExactly("/payload_md5 differs");
        assertThat(signer.with(signer.token(new JWTClaimsSet.Builder().build()))
                        .get(url)
                        .errors())
                .containsExactlyInAnyOrder(
                        "/payload_md5 required", "/timestamp required", "/method required", "/uri required");
    }

    @Test
    void a_body_of_json_is_signed_to_the_byte() {
        var body = "{\"contract_number\": \"1\"}";
        var token = signer.token("POST", "/credit_operations", body.getBytes(StandardCharsets.UTF_8));

        signer.with(signer.token("POST", "/credit_operations", "{}".getBytes(StandardCharsets.UTF_8)))
                .post("/credit_operations", body)
                .expectProblem(403, "signature_mismatch");
        signer.with(token).post("/credit_operations", body).expectProblem(400, "invalid_request");
    }

    @Test
    void of_an_upload_the_file_is_signed() {
        upload(SampleFiles.png(), Signer.md5(SampleFiles.jpeg())).expectProblem(403, "signature_mismatch");
        upload(SampleFiles.png(), Signer.md5(SampleFiles.png())).expect(201);
    }

    @Test
    void of_an_import_the_lines_are_signed() {
        var lines = "contract_number\n".getBytes(StandardCharsets.UTF_8);
        var path = "/credit_operations/import";

        var wrong = signer.with(signer.token("POST", path, NOTHING)).header("Content-Type", "text/csv");
        wrong.send("POST", path, lines).expectProblem(403, "signature_mismatch");
        var right = signer.with(signer.token("POST", path, lines)).header("Content-Type", "text/csv");
        assertThat(right.send("POST", path, lines).status()).isEqualTo(400);
    }

    @Test
    void who_does_not_hold_the_key_is_nobody() throws JOSEException {
        var good = signer.token("GET", url, NOTHING);
        var stranger = Signer.of(TestServer.newBroker(Mode.SANDBOX), Signing.OPTIONAL);
        var claims = signer.claims("GET", url, NOTHING).build();
        var mac = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        mac.sign(new MACSigner(signer.keys().getPublic().getEncoded()));
        var tampered = good.substring(0, good.length() - 8) + "AAAAAAAA";
        var zeros = good.substring(0, good.lastIndexOf('.') + 1) + Base64URL.encode(new byte[132]);

        for (var token : new String[] {
            stranger.token("GET", url, NOTHING),
            new PlainJWT(new PlainHeader(), claims).serialize(),
            mac.serialize(),
            tampered,
            zeros,
            "Bearer " + good,
            "x",
            "..",
            "x".repeat(10_000)
        }) {
            signer.with(token).get(url).expectProblem(401, "unauthenticated");
        }
        TestServer.stranger()
                .header("API-CLIENT-KEY", Ids.next().toString())
                .header("Authorization", good)
                .get(url)
                .expectProblem(401, "unauthenticated");
        TestServer.stranger()
                .header("API-CLIENT-KEY", "x")
                .header("Authorization", good)
                .get(url)
                .expectProblem(401, "unauthenticated");
        stranger.get(url).expectProblem(404, "not_found");
    }

    @Test
    void where_signing_is_optional_a_session_does_as_well() {
        var session = session(broker);

        session.get(url).expect(200);
    }

    @Test
    void where_it_is_required_a_session_alone_is_refused_on_these_paths_however_they_are_written() {
        Signer.register(broker, Signer.pem(signer.keys()), Signing.REQUIRED).expect(200);
        var session = session(broker);

        session.get(url).expectProblem(403, "signed_request_required");
        session.get(url.replace("/document", "/%64ocument")).expectProblem(403, "signed_request_required");
        session.post("/credit_operations", "{}").expectProblem(403, "signed_request_required");
        session.get("/v1/events").expect(200);
        signer.get(url).expect(200);
    }

    @Test
    void the_sessions_of_before_end_when_the_rule_changes() {
        var session = session(broker);
        session.get(url).expect(200);

        Signer.register(broker, Signer.pem(signer.keys()), Signing.REQUIRED).expect(200);

        session.get(url).expectProblem(401, "unauthenticated");
    }

    @Test
    void who_lost_access_has_lost_it_with_a_key_too() {
        TestServer.staff()
                .patch("/backoffice/brokers/" + broker.id(), "{\"active\": false}")
                .expect(200);

        signer.get(url).expectProblem(401, "unauthenticated");
    }

    @Test
    void the_rest_of_the_api_knows_no_signatures() {
        signer.with(signer.token("GET", "/v1/events", NOTHING))
                .get("/v1/events")
                .expectProblem(401, "unauthenticated");
    }

    private Reply upload(byte[] file, String md5) {
        var claims = signer.claims("POST", "/upload", NOTHING)
                .claim("payload_md5", md5)
                .build();
        return FileForm.file("a.png", file).upload(signer.with(signer.token(claims)));
    }

    private static Api session(TestServer.NewBroker of) {
        var token = TestServer.signIn(
                        TestServer.CLIENT_ID, TestServer.CLIENT_SECRET, of.id().toString(), of.username())
                .expect(200)
                .text("/sessionToken");
        return TestServer.stranger().as(token);
    }
}
