package dev.lendport.message;

import dev.lendport.Covers;

@Covers("getStaffSimulationMessage")
class GetStaffSimulationMessageTest extends StaffMessages {
    GetStaffSimulationMessageTest() {
        super(Talk.Kind.SIMULATION);
    }
}
