package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lendport.CallbackWatch;
import dev.lendport.Patience;
import dev.lendport.outcome.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The callbacks of notification type 8, as a receiver gets them. */
class PortabilityNoticesTest {
    private final Correspondent correspondent = Correspondent.onMonday();
    private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
    private final CallbackWatch watch = new CallbackWatch();
    private final HttpServer receiver;

    PortabilityNoticesTest() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                watch.check(exchange.getRequestHeaders()::getFirst, body);
                told.add(Json.MAPPER.readTree(body));
                exchange.sendResponseHeaders(200, -1);
            }
        });
    }

    @BeforeEach
    void register() {
        receiver.start();
        correspondent
                .api()
                .put(
                        "/v1/partners/" + correspondent.broker().id() + "/callbacks/8",
                        "{\"callbackUrl\": \"http://localhost:%d/hook\"}"
                                .formatted(receiver.getAddress().getPort()))
                .expect(201);
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        watch.close();
    }

    @Test
    void the_receipt_says_all_of_the_request_in_strings() throws InterruptedException {
        var request = correspondent.request();

        var body = tell(1).getFirst();

        assertThat(body.path("webhook_type").asString()).isEqualTo("credit_transfer.received_portability");
        assertThat(body.path("key").asString()).isEqualTo(request.toString());
        assertThat(body.path("received_portability_key").asString()).isEqualTo(request.toString());
        assertThat(body.path("event_datetime").asString()).isEqualTo(Correspondent.MONDAY);
        var data = body.path("data");
        assertThat(data.propertyNames())
                .containsExactly(
                        "annual_interest_rate",
                        "annual_effective_interest_rate",
                        "number_of_installments",
                        "installment_face_value",
                        "phone_number",
                        "address",
                        "due_balance",
                        "due_balance_date",
                        "issuer_name",
                        "issuer_document_number",
                        "reference_date",
                        "contract_number",
                        "origin_credit_operation_key",
                        "retention_limit_date",
                        "due_balance_limit_date",
                        "portability_number",
                        "corban_document_number",
                        "source_ispb_number");
        assertThat(data.properties())
                .allMatch(field ->
                        field.getKey().equals("address") || field.getValue().isString());
        assertThat(data.path("installment_face_value").asString()).isEqualTo("201.71");
        assertThat(data.path("number_of_installments").asString()).isEqualTo("6");
        assertThat(data.path("source_ispb_number").asString()).isEqualTo("00000000");
        assertThat(data.at("/address/postal_code").asString()).isEqualTo("38300569");
    }

    @Test
    void each_change_says_what_changed() throws InterruptedException {
        var settled = correspondent.request();
        correspondent.retain(settled).expect(200);
        correspondent.refuse(settled).expect(200);
        correspondent.release(settled).expect(200);
        correspondent.pay(settled).expect(200);
        var retained = correspondent.request();
        correspondent.retain(retained).expect(200);
        correspondent.approve(retained).expect(200);
        correspondent.cancel(correspondent.request()).expect(200);
        var unpaid = correspondent.request();
        correspondent.release(unpaid).expect(200);
        correspondent.advance("2026-11-24T21:30:00Z");

        var bodies = tell(13);

        assertThat(first(bodies, "waiting_validation").path("data").toString())
                .isEqualTo("{\"retention_reason\":\"issuer_retention\"}");
        assertThat(first(bodies, "retained").path("data").toString())
                .isEqualTo("{\"retention_reason\":\"issuer_retention\"}");
        var released = first(bodies, "waiting_settlement").path("data");
        assertThat(released.propertyNames()).containsExactly("settlement_due_balance", "settlement_date");
        assertThat(released.path("settlement_due_balance").isNumber()).isTrue();
        assertThat(released.path("settlement_date").asString()).isEqualTo("2026-11-24");
        assertThat(first(bodies, "settled").path("data").toString()).isEqualTo("{}");
        assertThat(first(bodies, "canceled_by_proponent").path("data").toString())
                .isEqualTo("{}");
        var canceled = first(bodies, "canceled_by_creditor").path("data").path("canceled_reason");
        assertThat(canceled.path("enumerator").asString()).isEqualTo("not_paid");
        assertThat(canceled.path("description").asString()).contains("STR");
        // A refused proof leads back to received.
        assertThat(bodies)
                .filteredOn(body -> body.path("data").has("refusal_reason"))
                .singleElement()
                .satisfies(body -> assertThat(
                                body.path("received_portability_status").asString())
                        .isEqualTo("received"))
                .satisfies(body -> assertThat(body.path("data").toString())
                        .isEqualTo("{\"refusal_reason\":\"unreadable\",\"until\":\"2026-11-27T21:00:00Z\"}"));
    }

    @Test
    void a_proof_that_is_refused_too_late_for_another_names_no_time_for_one() throws InterruptedException {
        var request = correspondent.request();
        correspondent.retain(request).expect(200);
        correspondent.clock("2026-11-27T21:00:00Z");
        correspondent.refuse(request).expect(200);

        assertThat(tell(4))
                .filteredOn(body -> body.path("data").has("refusal_reason"))
                .singleElement()
                .satisfies(body ->
                        assertThat(body.path("data").toString()).isEqualTo("{\"refusal_reason\":\"unreadable\"}"));
    }

    @Test
    void an_echo_plays_the_receipt_and_says_so() throws InterruptedException {
        UUID request = correspondent.request();
        tell(1);

        correspondent
                .api()
                .post(
                        "/v1/partners/" + correspondent.broker().id() + "/callbacks/echo",
                        "{\"notificationTypeID\": 8, \"receivedPortabilityKey\": \"%s\"}".formatted(request))
                .expect(202);

        var body = tell(1).getFirst();
        assertThat(body.path("echo").booleanValue()).isTrue();
        assertThat(body.path("data").path("issuer_name").asString()).isEqualTo("Maria das Dores");
    }

    private static JsonNode first(List<JsonNode> bodies, String status) {
        return bodies.stream()
                .filter(body ->
                        body.path("received_portability_status").asString().equals(status))
                .findFirst()
                .orElseThrow();
    }

    /** So many callbacks, in the order they came. */
    private List<JsonNode> tell(int count) throws InterruptedException {
        var bodies = new ArrayList<JsonNode>();
        while (bodies.size() < count) {
            var body = told.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (body == null) {
                throw new AssertionError("only " + bodies);
            }
            bodies.add(body);
        }
        return bodies;
    }
}
