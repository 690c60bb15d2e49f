package dev.lendport.message;

import dev.lendport.Covers;

@Covers("listStaffSimulationMessages")
class ListStaffSimulationMessagesTest extends StaffMessages {
    ListStaffSimulationMessagesTest() {
        super(Talk.Kind.SIMULATION);
    }
}
