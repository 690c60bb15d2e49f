package dev.lendport.rulebook;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** What the demonstration lender asks. */
@Component
public class DemonstrationRulebook {
    private static final String RESOURCE = "/rulebook/demonstration.json";

    private final Transactions transactions;
    private final RulebookRecords records;
    private final Rulebooks rulebooks;

    DemonstrationRulebook(Transactions transactions, RulebookRecords records, Rulebooks rulebooks) {
        this.transactions = transactions;
        this.records = records;
        this.rulebooks = rulebooks;
    }

    /** Stores it in a transaction of its own; once stored it is the lender's, and nothing is done. */
    public void load() {
        var rulebook = read();
        transactions.asSystem(() -> records.add(Actor.SYSTEM, rulebook));
        rulebooks.refresh();
    }

    /** As it comes with the server. */
    public static Rulebook read() {
        try (var stream = DemonstrationRulebook.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + RESOURCE);
            }
            return Json.MAPPER.readValue(stream.readAllBytes(), Rulebook.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
