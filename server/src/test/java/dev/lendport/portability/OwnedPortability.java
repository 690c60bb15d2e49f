package dev.lendport.portability;

import dev.lendport.OwnedThings;
import dev.lendport.TestServer;
import java.util.Map;

/** A request with evidence that was refused, released afterwards, and a payment that went back. */
public final class OwnedPortability implements OwnedThings {
    @Override
    public Map<String, String> make(TestServer.NewBroker owner) {
        var correspondent = Correspondent.of(owner);
        var request = correspondent.request();
        correspondent.retain(request).expect(200);
        correspondent.refuse(request).expect(200);
        correspondent.release(request).expect(200);
        correspondent.pay(request, ", \"amount\": 0.01").expect(200);
        return Map.of("received_portability.key", request.toString());
    }
}
