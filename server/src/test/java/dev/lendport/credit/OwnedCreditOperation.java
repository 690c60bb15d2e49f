package dev.lendport.credit;

import dev.lendport.OwnedThings;
import dev.lendport.TestServer;
import java.util.Map;

/** A credit operation of which something was paid. */
public final class OwnedCreditOperation implements OwnedThings {
    @Override
    public Map<String, String> make(TestServer.NewBroker owner) {
        var key = Contracts.registered(owner.api(), Contracts.hundredAMonth());
        Contracts.pay(owner.api(), key, "100", "2026-01-01").expect(200);
        return Map.of("credit_operations.key", key.toString());
    }
}
