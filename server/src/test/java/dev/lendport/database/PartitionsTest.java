package dev.lendport.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Stored;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;

class PartitionsTest {
    @Test
    void months_are_made_ahead_for_what_is_kept_by_time_whatever_else_is_partitioned() {
        TestServer.sandboxBroker();

        Stored.column("SELECT ensure_partitions()");

        assertThat(Stored.column("""
                        SELECT c.relname FROM pg_class c
                         WHERE c.relname = 'journal_entry' || to_char(now() AT TIME ZONE 'UTC' + interval '3 months', '_YYYY_MM')
                        """)).hasSize(1);
    }
}
