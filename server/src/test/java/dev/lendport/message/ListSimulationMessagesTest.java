package dev.lendport.message;

import dev.lendport.Covers;

@Covers("listSimulationMessages")
class ListSimulationMessagesTest extends ListMessages {
    ListSimulationMessagesTest() {
        super(Talk.Kind.SIMULATION);
    }
}
