package dev.lendport.simulation;

import dev.lendport.OwnedThings;
import dev.lendport.TestServer;
import java.util.Map;

/** A simulation that nothing was done with. */
public final class OwnedSimulation implements OwnedThings {
    @Override
    public Map<String, String> make(TestServer.NewBroker owner) {
        return Map.of("simulationUniqueId", Requests.create(owner.api(), Requests.VARIABLE));
    }
}
