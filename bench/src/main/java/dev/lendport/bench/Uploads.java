package dev.lendport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Delivers papers to the server and copies the same bytes beside it, in turns. Every sender has a process of its own, as
 * one takes no more than eight of the largest, and there are several brokers, as each may send eight at once.
 */
final class Uploads {
    static final int LARGEST_BYTES = 25 * 1024 * 1024;
    /** So many of the largest papers fit into a process. */
    static final int MOST_EACH = 8;

    private static final int BROKERS = 3;
    private static final Duration UNTIL_DONE = Duration.ofMinutes(30);

    private final BenchDatabase database;
    private final ServerProcess server;
    private final Path copies;
    private final List<DemoBroker> brokers = new ArrayList<>();

    /** Makes the brokers; the copies go into a folder beside the documents. */
    Uploads(BenchDatabase database, ServerProcess server) throws IOException, SQLException, InterruptedException {
        this.database = database;
        this.server = server;
        this.copies = Files.createDirectories(database.folder().resolve("copies"));
        while (brokers.size() < BROKERS) {
            brokers.add(DemoBroker.another(database, server.port()));
        }
    }

    /**
     * How many.
     *
     * @param each of every sender, at most {@link #MOST_EACH}
     */
    record Amount(int atOnce, int each, int rounds) {}

    /** Until the compiler has seen the ways that a paper takes. */
    void warmUp(List<Delivery> deliveries) throws IOException, SQLException, InterruptedException {
        for (var delivery : deliveries) {
            served(delivery, new Amount(2, MOST_EACH / 2, 1));
        }
    }

    Upload of(Delivery delivery, Amount amount) throws IOException, SQLException, InterruptedException {
        var served = new ArrayList<Round>();
        var copied = new ArrayList<Round>();
        for (int round = 0; round < amount.rounds(); round++) {
            served.add(served(delivery, amount));
            server.freeze();
            try {
                copied.add(copied(delivery, amount));
            } finally {
                server.thaw();
            }
        }
        return new Upload(delivery, amount.atOnce(), served, copied);
    }

    private Round served(Delivery delivery, Amount amount) throws IOException, SQLException, InterruptedException {
        var senders = new ArrayList<Worker>();
        for (int i = 0; i < amount.atOnce(); i++) {
            var broker = brokers.get(i % BROKERS);
            var head = delivery.head(broker.acceptedProcess(), broker.token());
            senders.add(new DeliveryWorker(new HttpConnection(server.port()), head, delivery.body(), amount.each()));
        }
        database.awaitSequenced();
        return run(senders);
    }

    private Round copied(Delivery delivery, Amount amount) throws IOException, SQLException {
        var copiers = new ArrayList<Worker>();
        for (int i = 0; i < amount.atOnce(); i++) {
            copiers.add(new CopyWorker(copies, delivery.paper().content(), amount.each()));
        }
        return run(copiers);
    }

    private Round run(List<Worker> workers) throws IOException, SQLException {
        Supplier<Cost> cost = () -> Cost.soFar(server.handle(), database.process());
        try (var load = new Load(workers, cost)) {
            return load.run(UNTIL_DONE);
        }
    }
}
