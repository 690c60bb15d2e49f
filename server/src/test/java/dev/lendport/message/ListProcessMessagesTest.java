package dev.lendport.message;

import dev.lendport.Covers;

@Covers("listProcessMessages")
class ListProcessMessagesTest extends ListMessages {
    ListProcessMessagesTest() {
        super(Talk.Kind.PROCESS);
    }
}
