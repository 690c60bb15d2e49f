package dev.lendport.mortgage;

import dev.lendport.Api;
import dev.lendport.OwnedThings;
import java.util.Map;

/** A process with its key borrower and its property. */
public final class OwnedProcess implements OwnedThings {
    @Override
    public Map<String, String> make(Api owner) {
        var process = Cases.complete(owner);
        return Map.of(
                "processUniqueId", process.toString(),
                "borrowerUniqueId", Cases.keyBorrower(owner, process).toString(),
                "propertyUniqueId", Cases.property(owner, process).toString());
    }
}
