package dev.lendport.message;

import dev.lendport.Covers;

@Covers("sendStaffSimulationMessage")
class SendStaffSimulationMessageTest extends StaffMessages {
    SendStaffSimulationMessageTest() {
        super(Talk.Kind.SIMULATION);
    }
}
