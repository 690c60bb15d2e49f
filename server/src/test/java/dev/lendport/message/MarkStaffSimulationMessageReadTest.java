package dev.lendport.message;

import dev.lendport.Covers;

@Covers("markStaffSimulationMessageRead")
class MarkStaffSimulationMessageReadTest extends StaffMessages {
    MarkStaffSimulationMessageReadTest() {
        super(Talk.Kind.SIMULATION);
    }
}
