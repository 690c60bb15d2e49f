package dev.lendport.simulation;

import dev.lendport.pricing.PricedLoan;
import java.util.List;
import java.util.UUID;

/**
 * Everything that a process starts from.
 *
 * @param borrowerIds of {@code request.borrowers()}, in their order
 * @param priced the offer as it was simulated
 */
public record AcceptedSimulation(
        UUID id, int number, SimulationRequest request, List<UUID> borrowerIds, PricedLoan priced) {
    public AcceptedSimulation {
        borrowerIds = List.copyOf(borrowerIds);
    }
}
