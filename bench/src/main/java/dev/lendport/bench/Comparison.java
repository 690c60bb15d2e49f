package dev.lendport.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Measures an operation of a running server beside its statements, in turns, so that both have the same weather. */
final class Comparison {
    private static final int CONNECTIONS = 16;
    private static final int UNDISTURBED_RUNS = 1_000;

    private final BenchDatabase database;
    private final ServerProcess server;
    private final String storage;

    Comparison(BenchDatabase database, ServerProcess server, String storage) {
        this.database = database;
        this.server = server;
        this.storage = storage;
    }

    /**
     * Times each statement by itself, on one connection that nobody disturbs.
     *
     * @return microseconds of each of the recording's steps, the round trip included
     */
    double[] timesOf(Operation operation, Keys keys) throws IOException, SQLException, InterruptedException {
        server.freeze();
        try (var warm = new ReplayWorker(database.address(), operation.recording(), keys)) {
            for (int run = 0; run < UNDISTURBED_RUNS; run++) {
                warm.once();
            }
            return warm.microsecondsOfSteps();
        } finally {
            server.thaw();
        }
    }

    /**
     * Measures.
     *
     * @param keys of both sides
     */
    Result of(Operation operation, Keys keys, int processes, Plan plan)
            throws IOException, SQLException, InterruptedException {
        Supplier<Cost> cost = () -> Cost.soFar(server.handle(), database.process());
        var token = DemoBroker.at(server.port()).token();
        var served = new ArrayList<Round>();
        var plain = new ArrayList<Round>();
        try (var requests = new Load(operation.requests(CONNECTIONS, server.port(), token, keys), cost);
                var statements = new Load(operation.statements(CONNECTIONS, database, keys), cost)) {
            requests.warmUp(plan.warmUp());
            requests.run(Plan.WAKE_UP);
            server.freeze();
            statements.run(Plan.WAKE_UP);
            server.thaw();
            for (int round = 0; round < plan.rounds(); round++) {
                database.awaitSequenced();
                served.add(requests.run(plan.round()));
                database.awaitSequenced();
                server.freeze();
                try {
                    plain.add(statements.run(plan.round()));
                } finally {
                    server.thaw();
                }
            }
        }
        return new Result(operation.name(), storage, processes, served, plain);
    }
}
