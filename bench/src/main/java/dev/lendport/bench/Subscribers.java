package dev.lendport.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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
            var broker = UUID.randomUUID();
            var username = "agent@" + broker + ".example";
            add(database, broker, username);
            var client = DemoBroker.as(broker, username, serverPort);
            var simulation = client.acceptedSimulation();
            for (int type = 1; type <= TYPES && all.size() < ORDINARY + SPARED; type++) {
                var subscriber = Subscriber.register(all.size(), broker, type, simulation, client, receiver.port());
                receiver.add(subscriber, Receiver.Behaviour.ANSWER);
                all.add(subscriber);
            }
        }
        return new Subscribers(all.subList(0, ORDINARY), all.subList(ORDINARY, ORDINARY + SPARED));
    }

    private static void add(BenchDatabase database, UUID broker, String username) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO broker (id, network_id, name, mode, branch_id)
                    SELECT '%s', network_id, 'Bench broker', mode, branch_id FROM broker WHERE id = '%s'
                    """.formatted(broker, DemoBroker.ID));
            statement.execute("INSERT INTO broker_user (broker_id, id, username) VALUES ('%s', uuidv7(), '%s')"
                    .formatted(broker, username));
        }
    }

    List<Subscriber> all() {
        var all = new ArrayList<>(ordinary);
        all.addAll(spared);
        return all;
    }
}
