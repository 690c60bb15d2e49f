package dev.lendport.message;

import dev.lendport.Covers;

@Covers("sendStaffProcessMessage")
class SendStaffProcessMessageTest extends StaffMessages {
    SendStaffProcessMessageTest() {
        super(Talk.Kind.PROCESS);
    }
}
