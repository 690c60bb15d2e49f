package dev.lendport.message;

import dev.lendport.Covers;

@Covers("markStaffProcessMessageRead")
class MarkStaffProcessMessageReadTest extends StaffMessages {
    MarkStaffProcessMessageReadTest() {
        super(Talk.Kind.PROCESS);
    }
}
