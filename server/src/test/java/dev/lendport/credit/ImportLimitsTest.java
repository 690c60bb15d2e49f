package dev.lendport.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Imports that are many at once, or that never end. */
class ImportLimitsTest {
    private static final byte[] CSV = ImportCreditOperationsTest.file(3).getBytes(StandardCharsets.UTF_8);

    /** A lock of somebody else's keeps the imports from ending until it is let go. */
    @Test
    void a_node_works_on_two_at_once_and_sends_the_others_away() throws SQLException {
        var third = Contracts.partnerOn("2026-11-21");
        List<CompletableFuture<Reply>> working;
        try (var connection = TestServer.connectionAs("lendport_owner");
                var lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE credit_operation IN EXCLUSIVE MODE");
            working = Stream.generate(() -> Contracts.partnerOn("2026-11-21"))
                    .limit(2)
                    .map(partner -> CompletableFuture.supplyAsync(() -> imported(partner)))
                    .toList();
            await().until(() -> waiting() == 2);

            var refused = imported(third).expectProblem(503, "unavailable");

            assertThat(refused.header("Retry-After")).isEqualTo("10");
            connection.rollback();
        }
        assertThat(working).extracting(CompletableFuture::join).allMatch(reply -> reply.status() == 200);
        imported(third).expect(200);
    }

    @Test
    void a_file_that_drips_in_ends_when_its_time_is_over() throws IOException {
        var broker = TestServer.newBroker(Mode.SANDBOX);
        try (var node = TestServer.anotherNode(Map.of("lendport.upload.time", "500ms"))) {
            var port = Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
            try (var socket = new Socket("localhost", port)) {
                var out = socket.getOutputStream();
                out.write("""
                        POST /credit_operations/import HTTP/1.1\r
                        Host: localhost\r
                        Authorization: %s\r
                        Content-Type: text/csv\r
                        Content-Length: 1000000\r
                        \r
                        """.formatted(broker.api().authorization()).getBytes(StandardCharsets.US_ASCII));
                out.flush();
                await().pollInterval(Duration.ofMillis(50)).until(() -> {
                    out.write('x');
                    return socket.getInputStream().available() > 0;
                });
                var said = new byte[socket.getInputStream().available()];
                assertThat(socket.getInputStream().read(said)).isPositive();
                assertThat(new String(said, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 408");
            }
        }
    }

    private static Reply imported(Api partner) {
        return partner.header("Content-Type", "text/csv").send("POST", "/credit_operations/import", CSV);
    }

    private static int waiting() {
        return Stored.column("SELECT pid FROM pg_locks WHERE relation = 'credit_operation'::regclass AND NOT granted")
                .size();
    }
}
