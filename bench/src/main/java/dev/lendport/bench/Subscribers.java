package dev.lendport.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bench's own brokers, each with a callback for every notification type, all led to one receiver. The last ten go to
 * nobody but where receivers that misbehave are compared with others.
 *
 * @param ordinary a hundred, less the ten that can be spared
 */
record Subscribers(List<Subscriber> ordinary, List<Subscriber> spared) {
    static final int ORDINARY = 90;
    static final int SPARED = 10;

    private static final int TYPES = 8;

    Subscribers {
        ordinary = List.copyOf(ordinary);
        spared = List.copyOf(spared);
    }

    /** Makes the brokers and registers their callbacks. */
    static Subscribers register(BenchDatabase database, int serverPort, Receiver receiver)
            throws IOException, SQLException, InterruptedException {
        var all = new ArrayList<Subscriber>();
        while (all.size() < ORDINARY + SPARED) {
            var client = DemoBroker.another(database, serverPort);
            var simulation = client.acceptedSimulation();
            for (int type = 1; type <= TYPES && all.size() < ORDINARY + SPARED; type++) {
                var subscriber =
                        Subscriber.register(all.size(), client.id(), type, simulation, client, receiver.port());
                receiver.add(subscriber, Receiver.Behaviour.ANSWER);
                all.add(subscriber);
            }
        }
        return new Subscribers(all.subList(0, ORDINARY), all.subList(ORDINARY, ORDINARY + SPARED));
    }

    List<Subscriber> all() {
        var all = new ArrayList<>(ordinary);
        all.addAll(spared);
        return all;
    }
}
