package dev.lendport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Mode;
import dev.lendport.database.Database;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audit finds and names what somebody with all rights in the database did to the journal. */
class JournalAuditTest {
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);

    private BrokerId withEntries(int number) {
        for (int i = 0; i < number; i++) {
            broker.api().post("/v1/sandbox/clock/advance", "{\"by\": \"PT1M\"}").expect(200);
        }
        return broker.id();
    }

    /** What the audit says of this broker, after the tampering, which is undone. */
    private List<String> findings(String... tampering) throws SQLException {
        var out = new ByteArrayOutputStream();
        try (var vandal = TestServer.connectionAs("lendport_owner");
                var auditor = TestServer.bean(Database.class).address().connect();
                var statement = vandal.createStatement()) {
            statement.execute("ALTER TABLE journal_entry NO FORCE ROW LEVEL SECURITY");
            statement.execute("CREATE TEMP TABLE untouched AS SELECT * FROM journal_entry WHERE broker_id = '"
                    + broker.id() + "'");
            for (var sql : tampering) {
                statement.execute(sql.replace("$broker", "'" + broker.id() + "'"));
            }
            JournalAudit.run(auditor, new PrintStream(out, true, StandardCharsets.UTF_8));
            statement.execute("DELETE FROM journal_entry WHERE broker_id = '" + broker.id() + "'");
            statement.execute("INSERT INTO journal_entry OVERRIDING SYSTEM VALUE SELECT * FROM untouched");
            statement.execute("ALTER TABLE journal_entry FORCE ROW LEVEL SECURITY");
        }
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(broker.id().toString()))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .toList();
    }

    @Test
    void an_untouched_chain_is_whole() throws SQLException {
        withEntries(3);

        assertThat(findings()).isEmpty();
    }

    @Test
    void a_changed_entry_is_named() throws SQLException {
        withEntries(5);

        assertThat(findings("UPDATE journal_entry SET data = '{}' WHERE broker_id = $broker AND position = 3"))
                .singleElement()
                .asString()
                .startsWith("changed or moved: position 3, entry ");
    }

    @Test
    void removed_entries_are_named_within_and_at_the_end() throws SQLException {
        withEntries(6);

        assertThat(findings("DELETE FROM journal_entry WHERE broker_id = $broker AND position IN (2, 3, 6)"))
                .containsExactly("removed: positions 2 to 3", "removed: position 6");
    }

    @Test
    void a_chain_that_is_gone_whole_is_missed() throws SQLException {
        withEntries(2);

        assertThat(findings("DELETE FROM journal_entry WHERE broker_id = $broker"))
                .containsExactly("removed: every entry up to position 2");
    }

    @Test
    void entries_that_changed_places_are_both_named() throws SQLException {
        withEntries(5);

        assertThat(findings("""
                UPDATE journal_entry e SET position = o.position, hash = o.hash
                  FROM (SELECT position, hash FROM journal_entry WHERE broker_id = $broker AND position IN (2, 4)) o
                 WHERE e.broker_id = $broker AND e.position IN (2, 4) AND e.position <> o.position
                """)).hasSize(2).allMatch(finding -> finding.startsWith("changed or moved: position "));
    }

    @Test
    void an_entry_put_in_is_named() throws SQLException {
        withEntries(3);

        assertThat(findings("""
                INSERT INTO journal_entry (broker_id, id, occurred_at, type, subject_type, subject_id, subject_sequence,
                                           actor_kind, actor_id, actor_name, data, position, hash)
                SELECT broker_id, gen_random_uuid(), occurred_at, type, subject_type, subject_id, subject_sequence,
                       actor_kind, actor_id, actor_name, data, position, hash
                  FROM journal_entry WHERE broker_id = $broker AND position = 2
                """)).isNotEmpty();
    }
}
