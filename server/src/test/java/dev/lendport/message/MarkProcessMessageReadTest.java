package dev.lendport.message;

import dev.lendport.Covers;

@Covers("markProcessMessageRead")
class MarkProcessMessageReadTest extends MarkMessageRead {
    MarkProcessMessageReadTest() {
        super(Talk.Kind.PROCESS);
    }
}
