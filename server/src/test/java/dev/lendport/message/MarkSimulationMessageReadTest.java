package dev.lendport.message;

import dev.lendport.Covers;

@Covers("markSimulationMessageRead")
class MarkSimulationMessageReadTest extends MarkMessageRead {
    MarkSimulationMessageReadTest() {
        super(Talk.Kind.SIMULATION);
    }
}
