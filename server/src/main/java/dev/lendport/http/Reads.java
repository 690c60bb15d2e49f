package dev.lendport.http;

import dev.lendport.caller.Transactions;
import org.springframework.stereotype.Component;

/** How {@link Work} that changes nothing is done: in a read-only transaction of the caller's. */
@Component
class Reads {
    private final Transactions transactions;

    Reads(Transactions transactions) {
        this.transactions = transactions;
    }

    Answer of(Work.Read read) {
        return read.call().answer(transactions.read(read.caller(), read.work()));
    }
}
