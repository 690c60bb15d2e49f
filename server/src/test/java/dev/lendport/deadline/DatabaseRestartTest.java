package dev.lendport.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Lendport;
import dev.lendport.Patience;
import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.database.DatabaseAddress;
import dev.lendport.database.EmbeddedDatabase;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Outcome;
import dev.lendport.partner.Partners;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

/** PostgreSQL ends at once and comes back while deadlines fall due: what was not committed fires then, all of it once. */
class DatabaseRestartTest {
    private static final int CASES = 3_000;

    @TempDir
    private static Path folder;

    @Test
    void a_database_that_is_restarted_loses_no_deadline_and_fires_none_twice() throws Exception {
        var database = EmbeddedDatabase.start(folder);
        var address = database.address();
        var url = address.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + address.user() + ":" + address.password() + "@");
        var settings = Map.<String, Object>of(
                "server.port", 0,
                "management.server.port", 0,
                "lendport.database-wait-milliseconds", Patience.LIMIT.toMillis());
        try (var node = Lendport.start(settings, url, folder.toString())) {
            var broker = broker(node);
            setWarnings(node, broker);
            await().pollInterval(Duration.ofMillis(5)).until(() -> fired(address) > 0);

            crash(address);

            await().ignoreExceptionsInstanceOf(SQLException.class).until(() -> fired(address) == CASES);
            assertThat(number(address, "SELECT count(*) FROM journal_entry WHERE type = 'deadline.warned'"))
                    .isEqualTo(CASES);
            assertThat(number(
                            address,
                            "SELECT count(DISTINCT subject_id) FROM journal_entry WHERE type = 'deadline.warned'"))
                    .isEqualTo(CASES);
        } finally {
            database.close();
        }
    }

    private static Caller broker(ApplicationContext node) {
        var partners = node.getBean(Partners.class);
        var id = new BrokerId(Ids.next());
        partners.addNetwork("restart-network", "Restart network", "secret");
        partners.addBroker(new Partners.NewBroker(id, "restart-network", "Broker", Mode.LIVE, 213));
        return Caller.onBehalfOf(id, Actor.SYSTEM, Mode.LIVE, Language.EN);
    }

    /** Two hours before cut-offs that are two hours and a second ahead. */
    private static void setWarnings(ApplicationContext node, Caller broker) {
        node.getBean(Transactions.class).write(broker, now -> {
            var dues = new HashMap<UUID, Due>();
            var due = Due.at(now.plus(Duration.ofHours(2)).plusSeconds(1), ZoneId.of("Europe/Lisbon"));
            for (int i = 0; i < CASES; i++) {
                dues.put(Ids.next(), due);
            }
            node.getBean(Deadlines.class).set(broker, DeadlineKind.PORTABILITY_RETENTION, TestCases.TYPE, dues);
            return Outcome.done(dues);
        });
    }

    /** When one of its processes dies, PostgreSQL throws everybody out and starts anew from its log, as after a crash. */
    private static void crash(DatabaseAddress address) throws SQLException {
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            var row = statement.executeQuery("SELECT pg_backend_pid()");
            row.next();
            ProcessHandle.of(row.getLong(1)).orElseThrow().destroyForcibly();
        }
    }

    private static long fired(DatabaseAddress address) throws SQLException {
        return number(address, "SELECT count(*) FROM deadline WHERE kind = 'deadline_warning' AND state = 'fired'");
    }

    private static long number(DatabaseAddress address, String query) throws SQLException {
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET ROLE lendport_system");
            var row = statement.executeQuery(query);
            row.next();
            return row.getLong(1);
        }
    }
}
