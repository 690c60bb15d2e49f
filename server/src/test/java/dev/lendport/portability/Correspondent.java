package dev.lendport.portability;

import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.journal.Sequencer;
import dev.lendport.outcome.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A partner with a test clock that stands still, its contracts and documents, and the turns of the others. */
public final class Correspondent {
    static final String RELEASE = "{\"received_portability_status\": \"accepted_by_creditor\"}";

    /** Monday, 09:00 in Brasília: the fourth business day is Friday 27 November. */
    static final String MONDAY = "2026-11-23T12:00:00Z";

    private static final AtomicInteger CONTRACTS = new AtomicInteger();

    private final TestServer.NewBroker broker;
    private final Api api;

    private Correspondent(TestServer.NewBroker broker) {
        this.broker = broker;
        this.api = broker.api();
    }

    public static Correspondent of(TestServer.NewBroker broker) {
        return new Correspondent(broker);
    }

    public static Correspondent at(String instant) {
        var correspondent = new Correspondent(TestServer.newBroker(Mode.SANDBOX));
        correspondent.clock(instant);
        return correspondent;
    }

    public static Correspondent onMonday() {
        return at(MONDAY);
    }

    public Api api() {
        return api;
    }

    public TestServer.NewBroker broker() {
        return broker;
    }

    public void clock(String instant) {
        api.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"%s\"}".formatted(instant))
                .expect(200);
    }

    /** Advances the clock; answers what fired on the way as {@code kind outcome}. */
    public String advance(String to) {
        return api.post("/v1/sandbox/clock/advance", "{\"to\": \"%s\"}".formatted(to))
                .expect(200)
                .json()
                .path("fired")
                .valueStream()
                .map(fired -> fired.path("kind").asString() + " "
                        + fired.path("outcome").asString())
                .filter(fired -> fired.startsWith("portability"))
                .collect(Collectors.joining(", "));
    }

    /** 1 000.00 lent two months ago, repaid in six instalments of 201.71. */
    public UUID contract() {
        var today =
                LocalDate.parse(api.get("/v1/sandbox/clock").text("/instant").substring(0, 10));
        return contract(today.minusMonths(2), today.plusDays(10));
    }

    public UUID contract(LocalDate disbursed, LocalDate firstDue) {
        return api.post("/credit_operations", """
                        {"contract_number": "%07d/UO", "principal_amount": 1000, "monthly_interest_rate": 1.55,
                         "number_of_installments": 6, "disbursement_date": "%s", "first_due_date": "%s",
                         "installment_face_value": 201.71, "origin_contract_type": "payroll",
                         "corban_document_number": "08289470514408",
                         "issuer": {"name": "Maria das Dores", "document_number": "37197645832",
                                    "phone_number": "(05)541997558",
                                    "address": {"street": "Rua Longe de Casa", "number": "112", "city": "Rio de Janeiro",
                                                "state": "RJ", "postal_code": "38300569"}}}
                        """.formatted(CONTRACTS.incrementAndGet(), disbursed, firstDue))
                .expect(201)
                .id("/credit_operation_key");
    }

    /** A request for a new contract, received now. */
    public UUID request() {
        return request(contract());
    }

    public UUID request(UUID contract) {
        attack(contract).expect(200);
        return newest();
    }

    public Reply attack(UUID contract) {
        var today = api.get("/v1/sandbox/clock").text("/instant").substring(0, 10);
        return attack("""
                {"credit_operation_key": "%s", "reference_date": "%s", "ispb_number": "0"}
                """.formatted(contract, LocalDate.parse(today).plusDays(7)));
    }

    public Reply attack(String body) {
        return api.post("/mock/credit_transfer/received_portability", body);
    }

    public UUID newest() {
        return api.get("/credit_transfer/received_portability?page_size=1")
                .expect(200)
                .id("/data/0/received_portability_key");
    }

    /** A document that lies in the store: its row is all that evidence looks at. */
    public UUID document(String fileType) {
        var key = Ids.next();
        inTransaction(jdbc -> jdbc.sql("""
                        INSERT INTO document (broker_id, key, file_type, size_bytes, md5, sha256, uploaded_at)
                        VALUES (?, ?, ?, 1000, decode(md5(?::text), 'hex'), sha256(?::text::bytea), now())
                        """)
                .params(broker.id().value(), key, fileType, key, key)
                .update());
        return key;
    }

    public static String retention(UUID... documents) {
        return """
                {"received_portability_status": "retained", "retention_reason": "issuer_retention",
                 "document_type": "received_portability_retention_proof", "documents": [%s]}
                """.formatted(Stream.of(documents)
                .map("{\"file_type\": \"jpeg\", \"document_key\": \"%s\"}"::formatted)
                .collect(Collectors.joining(", ")));
    }

    public Reply answer(UUID request, String body) {
        return api.header("Content-Type", "application/json").patch(path(request), body);
    }

    public Reply release(UUID request) {
        return answer(request, RELEASE);
    }

    public Reply retain(UUID request) {
        return answer(request, retention(document("jpeg")));
    }

    public Reply show(UUID request) {
        return api.get(path(request)).expect(200);
    }

    /** The names of the actions that are allowed, of an answer that shows a request. */
    static List<String> allowed(Reply shown) {
        return shown.json()
                .path("allowed_actions")
                .valueStream()
                .filter(action -> action.path("allowed").booleanValue())
                .map(action -> action.path("action").asString())
                .toList();
    }

    public String status(UUID request) {
        return show(request).text("/received_portability_status");
    }

    public Reply pay(UUID request) {
        return pay(request, "");
    }

    /** A payment with more members, each begun with a comma. */
    public Reply pay(UUID request, String more) {
        return api.post(
                "/mock/credit_transfer/str",
                "{\"proposal_key\": \"%s\", \"event_type\": \"settlement\"%s}".formatted(request, more));
    }

    public Reply rejectPayment(UUID request) {
        return api.post(
                "/mock/credit_transfer/str",
                "{\"proposal_key\": \"%s\", \"event_type\": \"payment_rejected\"}".formatted(request));
    }

    public Reply cancel(UUID request) {
        return api.post("/mock/credit_transfer/cancel", "{\"key\": \"%s\"}".formatted(request));
    }

    public Reply review(UUID request, String verdict) {
        return api.post(
                "/mock/credit_transfer/retention_proof",
                "{\"key\": \"%s\", \"event_type\": %s}".formatted(request, verdict));
    }

    public Reply approve(UUID request) {
        return review(request, "\"approved\"");
    }

    public Reply refuse(UUID request) {
        return review(request, "\"refused\", \"reason\": \"unreadable\"");
    }

    /** What happened to a request, by name, without what other modules told of it. */
    public Stream<JsonNode> events(UUID request) {
        return api.get("/v1/events?limit=1000")
                .expect(200)
                .json()
                .path("events")
                .valueStream()
                .filter(event ->
                        event.path("receivedPortabilityKey").asString("").equals(request.toString()))
                .filter(event -> event.path("type").asString().startsWith("received_portability."));
    }

    /** The last words of the names of the events, in their order. */
    public String story(UUID request) {
        TestServer.bean(Sequencer.class).sequence();
        return events(request)
                .map(event -> event.path("type").asString().substring("received_portability.".length()))
                .collect(Collectors.joining(" "));
    }

    private static String path(UUID request) {
        return "/credit_transfer/received_portability/" + request;
    }

    private void inTransaction(Consumer<JdbcClient> work) {
        Caller caller = broker.caller(Mode.SANDBOX);
        TestServer.bean(Transactions.class).write(caller, now -> {
            work.accept(TestServer.bean(JdbcClient.class));
            return Outcome.done(true);
        });
    }
}
