package dev.lendport.message;

import dev.lendport.OwnedThings;
import dev.lendport.TestServer;
import java.util.Map;

/** A message about a simulation. */
public final class OwnedMessage implements OwnedThings {
    @Override
    public Map<String, String> make(TestServer.NewBroker owner) {
        return Map.of("messageUniqueId", Talk.about(Talk.Kind.SIMULATION, owner).sent("Is it still valid?"));
    }
}
