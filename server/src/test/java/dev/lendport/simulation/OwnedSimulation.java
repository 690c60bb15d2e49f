package dev.lendport.simulation;

import dev.lendport.Api;
import dev.lendport.OwnedThings;
import java.util.Map;

/** A simulation that nothing was done with. */
public final class OwnedSimulation implements OwnedThings {
    @Override
    public Map<String, String> make(Api owner) {
        return Map.of("simulationUniqueId", Requests.create(owner, Requests.VARIABLE));
    }
}
