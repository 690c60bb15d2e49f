package dev.lendport.journal;

import dev.lendport.OwnedThings;
import dev.lendport.TestServer;
import dev.lendport.callback.Partner;
import dev.lendport.caller.Mode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** A day whose entries were signed. It is found by its date, so no path takes an id of it. */
public final class OwnedDigest implements OwnedThings {
    @Override
    public Map<String, String> make(TestServer.NewBroker owner) {
        new Partner(owner, owner.caller(Mode.SANDBOX)).happen();
        TestServer.bean(Sequencer.class).sequence();
        TestServer.bean(Digests.class).sign(LocalDate.now(Clock.systemUTC()));
        return Map.of();
    }
}
