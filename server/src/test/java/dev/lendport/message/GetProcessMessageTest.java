package dev.lendport.message;

import dev.lendport.Covers;

@Covers("getProcessMessage")
class GetProcessMessageTest extends GetMessage {
    GetProcessMessageTest() {
        super(Talk.Kind.PROCESS);
    }
}
