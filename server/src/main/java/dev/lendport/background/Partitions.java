package dev.lendport.background;

import dev.lendport.caller.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the coming months' partitions of every table that has some. */
@Component
class Partitions {
    private final Transactions transactions;
    private final JdbcClient jdbc;

    Partitions(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void run() {
        transactions.asSystem(() ->
                jdbc.sql("SELECT ensure_partitions()").query((row, n) -> true).list());
    }
}
