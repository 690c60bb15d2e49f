package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.lendport.Api;
import dev.lendport.AtOnce;
import dev.lendport.CallbackWatch;
import dev.lendport.ServerFolder;
import dev.lendport.ServerFolder.Running;
import dev.lendport.outcome.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Real servers on one database, and what befalls them while requests wait: a node is killed as the cut-off passes, the
 * power fails for all, the partner's receiver is down. No request is lost, none moves twice, none early.
 */
class BadDaysTest {
    /** Several batches of the timer. */
    private static final int REQUESTS = 600;

    private static final int PAGE = 100;
    private static final int SENDERS = 15;
    private static final Duration AT_ONCE = Duration.ofMillis(5);
    private static final String SILENCE = "2026-02-20T21:00:00Z";
    private static final String NOT_PAID = "2026-02-23T21:30:00Z";
    private static final Map<String, String> SETTINGS = Map.of(
            "LENDPORT_SECRET_KEY",
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            // More attempts than the receiver is down, however long all of this takes.
            "LENDPORT_CALLBACKS_SCHEDULE",
            "0s" + ",5s".repeat(1_000));

    @TempDir
    private Path temporary;

    @Test
    void nothing_is_lost_moves_twice_or_moves_early() throws IOException {
        try (var folder = new ServerFolder(temporary);
                var receiver = new Receiver()) {
            var first = folder.startedAndReady("demo", SETTINGS);
            var second = folder.startedAndReady("start", besides(folder));
            var api = signedIn(first);
            freeze(api, "2026-02-12T15:00:00Z");
            register(api, receiver);
            var survivor = signedIn(second);
            var keys = attacked(List.of(api, survivor));

            // Three seconds before the cut-off; the node falls as soon as it has begun to move what is due.
            setClock(api, "offset", Instant.parse(SILENCE).minusSeconds(3));
            await().pollInterval(AT_ONCE).until(() -> count(survivor, "waiting_settlement") > 0);
            first.kill();
            await().until(() -> count(survivor, "waiting_settlement") == REQUESTS);
            assertThat(in(survivor, "waiting_settlement")).isEqualTo(keys);
            assertMovedOnce(survivor, "received_portability.waiting_settlement", keys, Instant.parse(SILENCE));

            // The power fails for the other node and the database, and the next cut-off passes meanwhile.
            setClock(survivor, "offset", Instant.parse(NOT_PAID).minusSeconds(2));
            folder.postmaster().orElseThrow().destroyForcibly();
            second.kill();
            var third = folder.startedAndReady("start", SETTINGS);
            var last = signedIn(third);
            await().until(() -> count(last, "canceled_by_creditor") == REQUESTS);
            assertThat(in(last, "canceled_by_creditor")).isEqualTo(keys);
            assertMovedOnce(last, "received_portability.canceled_by_creditor", keys, Instant.parse(NOT_PAID));
            assertMovedOnce(last, "received_portability.waiting_settlement", keys, Instant.parse(SILENCE));

            receiver.isUp.set(true);
            await().until(() -> receiver.told.size() == 3 * REQUESTS);
            assertThat(receiver.told).isEqualTo(expected(keys));
            assertThat(receiver.ids.keySet()).isEqualTo(expected(keys));
            assertThat(receiver.ids.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
        }
    }

    private static Map<String, String> besides(ServerFolder folder) {
        var address = folder.address();
        var all = new HashMap<>(SETTINGS);
        all.put(
                "LENDPORT_DATABASE_URL",
                address.jdbcUrl()
                        .replace(
                                "jdbc:postgresql://",
                                "postgresql://" + address.user() + ":" + address.password() + "@"));
        return all;
    }

    private static Api signedIn(Running server) {
        var stranger = server.stranger();
        return stranger.as(stranger.header("xClientID", "demo-network")
                .header("xClientSecret", "demo-secret")
                .header("xBrokerUID", "33333333-3333-4333-8333-333333333333")
                .header("xUsername", "backoffice@demo-corban.example")
                .post("/v1/authentication")
                .expect(200)
                .text("/sessionToken"));
    }

    private static void freeze(Api api, String instant) {
        setClock(api, "frozen", Instant.parse(instant));
    }

    private static void setClock(Api api, String mode, Instant instant) {
        api.put("/v1/sandbox/clock", "{\"mode\": \"%s\", \"instant\": \"%s\"}".formatted(mode, instant))
                .expect(200);
    }

    private static void register(Api api, Receiver receiver) {
        api.put(
                        "/v1/partners/33333333-3333-4333-8333-333333333333/callbacks/8",
                        "{\"callbackUrl\": \"" + receiver.url() + "\"}")
                .expect(201);
    }

    /** Requests for new contracts, through all nodes at once. */
    private static Set<String> attacked(List<Api> nodes) {
        imported(nodes.getFirst());
        var operations = new ArrayList<String>();
        for (int page = 1; operations.size() < REQUESTS; page++) {
            nodes.getFirst()
                    .get("/credit_operations?page_size=" + PAGE + "&page_number=" + page)
                    .expect(200)
                    .json()
                    .path("data")
                    .forEach(one ->
                            operations.add(one.path("credit_operation_key").asString()));
        }
        AtOnce.all(IntStream.range(0, SENDERS)
                .<Callable<Integer>>mapToObj(sender -> () -> {
                    for (int i = sender; i < REQUESTS; i += SENDERS) {
                        attack(nodes.get(i % nodes.size()), operations.get(i));
                    }
                    return sender;
                })
                .toList());
        var keys = in(nodes.getFirst(), "received");
        assertThat(keys).hasSize(REQUESTS);
        return keys;
    }

    private static void attack(Api node, String operation) {
        node.post("/mock/credit_transfer/received_portability", """
                        {"credit_operation_key": "%s", "reference_date": "2026-02-12", "ispb_number": "00000000"}
                        """.formatted(operation))
                .expect(200);
    }

    private static void imported(Api api) {
        var lines = IntStream.rangeClosed(1, REQUESTS)
                .mapToObj(
                        number -> "BAD-%04d,1000.00,1.55,24,2025-12-15,2026-01-31,payroll,Maria das Dores,37197645832,"
                                        .formatted(number)
                                + "(05)541997558,Rua Longe,112,Rio de Janeiro,RJ,38300569")
                .collect(Collectors.joining("\r\n", """
                        contract_number,principal_amount,monthly_interest_rate,number_of_installments,disbursement_date,\
                        first_due_date,origin_contract_type,issuer_name,issuer_document_number,issuer_phone_number,\
                        issuer_address_street,issuer_address_number,issuer_address_city,issuer_address_state,\
                        issuer_address_postal_code
                        """, ""));
        api.header("Content-Type", "text/csv")
                .send("POST", "/credit_operations/import", lines.getBytes(StandardCharsets.UTF_8))
                .expect(200);
    }

    private static int count(Api api, String status) {
        return api.get("/credit_transfer/received_portability?page_size=1&status=" + status)
                .expect(200)
                .number("/pagination/total_rows")
                .intValue();
    }

    private static Set<String> in(Api api, String status) {
        var keys = new HashSet<String>();
        for (int page = 1; page <= REQUESTS / PAGE; page++) {
            api.get("/credit_transfer/received_portability?page_size=" + PAGE + "&page_number=" + page + "&status="
                            + status)
                    .expect(200)
                    .json()
                    .path("data")
                    .forEach(
                            row -> keys.add(row.path("received_portability_key").asString()));
        }
        return keys;
    }

    private static void assertMovedOnce(Api api, String event, Set<String> keys, Instant notBefore) {
        var moved = new TreeMap<String, Integer>();
        await().until(() -> {
            moved.clear();
            for (var one : events(api)) {
                if (one.path("type").asString().equals(event)) {
                    moved.merge(one.path("receivedPortabilityKey").asString(), 1, Integer::sum);
                    assertThat(Instant.parse(one.path("occurredAt").asString())).isAfterOrEqualTo(notBefore);
                }
            }
            return moved.size() == keys.size();
        });
        assertThat(moved.keySet()).isEqualTo(keys);
        assertThat(moved.values()).containsOnly(1);
    }

    private static List<JsonNode> events(Api api) {
        var events = new ArrayList<JsonNode>();
        var page = api.get("/v1/events?limit=1000").expect(200).json();
        page.path("events").forEach(events::add);
        while (page.path("hasMore").booleanValue()) {
            page = api.get("/v1/events?limit=1000&after="
                            + page.path("nextAfter").asString())
                    .expect(200)
                    .json();
            page.path("events").forEach(events::add);
        }
        return events;
    }

    private static Set<String> expected(Set<String> keys) {
        var expected = new HashSet<String>();
        keys.forEach(key -> List.of("received", "waiting_settlement", "canceled_by_creditor")
                .forEach(status -> expected.add(key + " " + status)));
        return expected;
    }

    /** A partner's receiver that is down until it is up. */
    private static final class Receiver implements AutoCloseable {
        final AtomicBoolean isUp = new AtomicBoolean();
        final Set<String> told = ConcurrentHashMap.newKeySet();
        /** The names under which each change was told, or tried to. */
        final ConcurrentMap<String, Set<String>> ids = new ConcurrentHashMap<>();

        private final CallbackWatch watch = new CallbackWatch();
        private final HttpServer server;

        Receiver() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                watch.check(exchange.getRequestHeaders()::getFirst, text);
                var body = Json.MAPPER.readTree(text);
                var change = body.path("received_portability_key").asString() + " "
                        + body.path("received_portability_status").asString();
                ids.computeIfAbsent(change, none -> ConcurrentHashMap.newKeySet())
                        .add(exchange.getRequestHeaders().getFirst("webhook-id"));
                var takes = isUp.get();
                if (takes) {
                    told.add(change);
                }
                exchange.sendResponseHeaders(takes ? 204 : 503, -1);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/callbacks";
        }

        @Override
        public void close() {
            server.stop(0);
            watch.close();
        }
    }
}
