package dev.lendport.pricing;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The price sheet and the fixings of the demonstration lender. */
@Component
public class DemonstrationPrices {
    private static final String RESOURCE = "/pricing/demonstration.json";

    private final Transactions transactions;
    private final PriceRecords records;

    DemonstrationPrices(Transactions transactions, PriceRecords records) {
        this.transactions = transactions;
        this.records = records;
    }

    private record Document(PriceSheet priceSheet, List<IndexFixingEndpoints.NewFixing> indexFixings) {}

    /** Stores them in a transaction of its own; once stored they are the lender's, and nothing is done. */
    public void load() {
        var document = read();
        transactions.asSystem(() -> {
            if (records.add(Actor.SYSTEM, document.priceSheet()).isPresent()) {
                document.indexFixings()
                        .forEach(fixing -> records.add(
                                Actor.SYSTEM, fixing.indexTypeId(), fixing.fixedOn(), fixing.ratePercent()));
            }
            return document;
        });
    }

    private static Document read() {
        try (var stream = DemonstrationPrices.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + RESOURCE);
            }
            return Json.MAPPER.readValue(stream.readAllBytes(), Document.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
