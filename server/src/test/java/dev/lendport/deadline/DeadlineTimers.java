package dev.lendport.deadline;

import dev.lendport.TestServer;
import dev.lendport.caller.Transactions;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Timers that the tests make for themselves, beside the server's. */
public final class DeadlineTimers {
    private DeadlineTimers() {}

    /** A timer at rest with these handlers only. */
    public static DeadlineTimer with(DeadlineHandler... handlers) {
        return new DeadlineTimer(
                TestServer.bean(Transactions.class), TestServer.bean(JdbcClient.class), List.of(handlers));
    }
}
