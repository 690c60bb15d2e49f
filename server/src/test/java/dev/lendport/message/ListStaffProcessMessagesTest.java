package dev.lendport.message;

import dev.lendport.Covers;

@Covers("listStaffProcessMessages")
class ListStaffProcessMessagesTest extends StaffMessages {
    ListStaffProcessMessagesTest() {
        super(Talk.Kind.PROCESS);
    }
}
