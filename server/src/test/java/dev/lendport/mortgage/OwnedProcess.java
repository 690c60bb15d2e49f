package dev.lendport.mortgage;

import dev.lendport.OwnedThings;
import dev.lendport.TestServer;
import java.util.Map;

/** A process with its key borrower and its property. */
public final class OwnedProcess implements OwnedThings {
    @Override
    public Map<String, String> make(TestServer.NewBroker owner) {
        var api = owner.api();
        var process = Cases.complete(api);
        return Map.of(
                "processUniqueId", process.toString(),
                "borrowerUniqueId", Cases.keyBorrower(api, process).toString(),
                "propertyUniqueId", Cases.property(api, process).toString());
    }
}
