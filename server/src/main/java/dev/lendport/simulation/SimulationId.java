package dev.lendport.simulation;

import java.util.UUID;

/** Names a simulation where other ids stand beside it. */
public record SimulationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
