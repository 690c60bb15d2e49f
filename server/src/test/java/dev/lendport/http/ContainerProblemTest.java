package dev.lendport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is broken below HTTP's surface is told as a problem all the same. */
class ContainerProblemTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/%zz HTTP/1.1|Host: a|Connection: close||",
                "GET /v1/<x> HTTP/1.1|Host: a|Connection: close||",
                "GET /v1/\u00e9 HTTP/1.1|Host: a|Connection: close||",
                "GET /v1/%00 HTTP/1.1|Host: a|Connection: close||",
                "GET /v1/..%2f..%2fetc HTTP/1.1|Host: a|Connection: close||",
                "GET //v1//events HTTP/1.1|Host: a|Connection: close||",
                "GET /v1/events;x=1 HTTP/1.1|Host: a|Connection: close||",
                "GET /health/live?a=%zz HTTP/1.1|Host: a|Connection: close||",
                "GET /health/live?%80=1 HTTP/1.1|Host: a|Connection: close||",
                "GET /v1/events HTTP/1.1|Connection: close||",
                "GET /v1/events HTTP/1.1|Host: a|Host: b|Connection: close||",
                "POST /backoffice/authentication HTTP/1.1|Host: a|Content-Length: -5||",
                "POST /backoffice/authentication HTTP/1.1|Host: a|Content-Length: 5|Content-Length: 6||{}",
                "POST /backoffice/authentication HTTP/1.1|Host: a|Content-Type: application/json|Transfer-Encoding: chunked|Connection: close||nonsense|",
            })
    void a_request_that_cannot_be_read_is_a_bad_request(String request) {
        var exchange = RawExchange.of(request.replace("|", "\r\n"));

        assertThat(exchange.status()).as(exchange.answer()).isEqualTo(400);
        assertThat(exchange.isProblem()).as(exchange.answer()).isTrue();
        assertThat(exchange.answer()).doesNotContain("Apache", "Tomcat", "<html", "Exception");
    }

    @Test
    void a_request_head_without_end_is_refused() {
        var exchange = RawExchange.of("GET /health/live HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(20_000));

        assertThat(exchange.status()).isBetween(400, 431);
        assertThat(exchange.isProblem()).as(exchange.answer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND"})
    void strange_methods_are_refused(String method) {
        var exchange = RawExchange.of(method + " /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(exchange.status()).as(exchange.answer()).isBetween(400, 499);
        assertThat(exchange.isProblem()).as(exchange.answer()).isTrue();
    }

    @Test
    void a_database_that_does_not_answer_in_time_is_a_503_that_says_when_to_come_back() throws SQLException {
        try (var node = TestServer.anotherNode(
                Map.of("lendport.database-connections", 3, "lendport.database-wait-milliseconds", 250))) {
            var pool = node.getBean(DataSource.class);
            var client = TestServer.strangerAt(node).as("no-such-token");
            await().untilAsserted(() -> client.get("/v1/events").expectProblem(401, "unauthenticated"));
            try (var one = taken(pool);
                    var two = taken(pool);
                    var three = taken(pool)) {
                var refused = client.as("another-token").get("/v1/events").expectProblem(503, "unavailable");

                assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
                assertThat(one.isClosed() || two.isClosed() || three.isClosed()).isFalse();
                TestServer.strangerAt(node).get("/health/ready").expectProblem(503, "unavailable");
                TestServer.strangerAt(node).get("/health/live").expect(200);
            }
        }
    }

    /** The database itself may be late. */
    private static Connection taken(DataSource pool) {
        return await().ignoreExceptionsInstanceOf(SQLTransientConnectionException.class)
                .until(pool::getConnection, Objects::nonNull);
    }
}
