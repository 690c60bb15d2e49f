package dev.lendport.message;

import dev.lendport.Covers;

@Covers("getSimulationMessage")
class GetSimulationMessageTest extends GetMessage {
    GetSimulationMessageTest() {
        super(Talk.Kind.SIMULATION);
    }
}
