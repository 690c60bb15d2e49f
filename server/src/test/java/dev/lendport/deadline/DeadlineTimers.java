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
        var transactions = TestServer.bean(Transactions.class);
        var jdbc = TestServer.bean(JdbcClient.class);
        var firing = new Firing(
                jdbc, TestServer.bean(Warnings.class), TestServer.bean(MoveDeadlines.class), List.of(handlers));
        return new DeadlineTimer(transactions, jdbc, new DueDeadlines(transactions, jdbc, firing), firing);
    }
}
