package dev.lendport.message;

import dev.lendport.Covers;

@Covers("getStaffProcessMessage")
class GetStaffProcessMessageTest extends StaffMessages {
    GetStaffProcessMessageTest() {
        super(Talk.Kind.PROCESS);
    }
}
