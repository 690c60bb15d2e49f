package dev.lendport.callback;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.lendport.callback.Deliveries.Claimed;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is sent of each claimed delivery: the thin message, or what the module behind the notification type writes. */
@Component
class Bodies {
    private static final Logger log = LoggerFactory.getLogger(Bodies.class);

    private final Transactions transactions;
    private final Map<Integer, OwnBodies> own;

    Bodies(Transactions transactions, List<OwnBodies> own) {
        this.transactions = transactions;
        this.own = own.stream().collect(toMap(OwnBodies::notificationTypeId, bodies -> bodies));
    }

    /** The bodies by the delivery's id. What could not be written is left out: its claim ends, and it is tried again. */
    Map<UUID, byte[]> of(List<Claimed> claimed) {
        var written = new HashMap<UUID, byte[]>();
        claimed.stream()
                .collect(groupingBy(delivery -> delivery.lane().notificationTypeId()))
                .forEach((type, deliveries) -> write(type, deliveries, written));
        return written;
    }

    /** One that cannot be written does not hold up the others. */
    private void write(int type, List<Claimed> deliveries, Map<UUID, byte[]> written) {
        try {
            var bodies = own(type, deliveries);
            for (var delivery : deliveries) {
                var message = delivery.message();
                var body = bodies.getOrDefault(message.id(), message);
                written.put(message.id(), Json.MAPPER.writeValueAsBytes(body));
            }
        } catch (RuntimeException failed) {
            if (deliveries.size() == 1) {
                log.error(
                        "callback {} waits: its body cannot be written",
                        deliveries.getFirst().message().id(),
                        failed);
                return;
            }
            deliveries.forEach(delivery -> write(type, List.of(delivery), written));
        }
    }

    private Map<UUID, Object> own(int type, List<Claimed> deliveries) {
        var bodies = own.get(type);
        if (bodies == null) {
            return Map.of();
        }
        var told = deliveries.stream()
                .map(delivery -> {
                    var message = delivery.message();
                    return new OwnBodies.Told(
                            delivery.lane().broker(),
                            message.id(),
                            message.type(),
                            message.about(),
                            message.occurredAt(),
                            message.echo() != null,
                            message.data());
                })
                .toList();
        return transactions.asSystem(() -> bodies.of(told));
    }
}
