package dev.lendport;

import java.util.Map;

/**
 * Something a broker can have that no other may see. A module's tests implement it, with a constructor without
 * parameters; {@link ForeignIdsTest} finds the implementations and walks the contract with their ids.
 */
public interface OwnedThings {
    /**
     * Makes one for the broker.
     *
     * @return its ids, by the names of the path parameters they fill, for example {@code processUniqueId}; a parameter
     *     that is only called {@code key} by the word before it too: {@code credit_operations.key}
     */
    Map<String, String> make(TestServer.NewBroker owner);
}
