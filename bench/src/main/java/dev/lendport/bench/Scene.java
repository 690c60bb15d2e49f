package dev.lendport.bench;

import dev.lendport.Lendport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/**
 * What is there before anything is measured: the operations with the statements that the server ran for them, and the
 * originals of the rows that are multiplied.
 *
 * @param accepted a simulation that waits for its process
 * @param process in acceptance, with two borrowers
 */
record Scene(Operation create, Operation detail, Operation list, UUID accepted, UUID process) {
    private static final String PROCESSES = "/v1/processes";

    static Scene record(BenchDatabase database, Path folder) throws IOException, InterruptedException {
        return play(database, folder, Scene::record);
    }

    /** What a broker does while its statements can be recorded. */
    @FunctionalInterface
    interface Play<T> {
        T with(DemoBroker broker, Recorder recorder) throws IOException, InterruptedException;
    }

    /** Runs the server for a moment inside this Java machine, where its connections can be watched. */
    static <T> T play(BenchDatabase database, Path folder, Play<T> play) throws IOException, InterruptedException {
        // What the demonstration tells people to try is not for this report.
        var out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var properties = Map.<String, Object>of("server.port", 0, "management.server.port", 0, "lendport.demo", true);
        try (var context = Lendport.start(properties, database.url(), folder.toString())) {
            var server = ((ServletWebServerApplicationContext) context).getWebServer();
            if (server == null) {
                throw new IllegalStateException("no web server");
            }
            return play.with(DemoBroker.at(server.getPort()), context.getBean(Recorder.class));
        } finally {
            System.setOut(out);
        }
    }

    private static Scene record(DemoBroker broker, Recorder recorder) throws IOException, InterruptedException {
        // The first process finds the session and fills the caches, which is not done again for each request.
        broker.process(broker.acceptedSimulation());

        var simulations = List.of(broker.acceptedSimulation(), broker.acceptedSimulation());
        var processes = new ArrayList<UUID>();
        var created = new ArrayList<List<Step>>();
        for (var simulation : simulations) {
            recorder.start();
            processes.add(broker.process(simulation));
            created.add(recorder.stop());
        }
        var read = new ArrayList<List<Step>>();
        for (var process : processes) {
            recorder.start();
            broker.get(PROCESSES + "/" + process);
            read.add(recorder.stop());
        }
        recorder.start();
        broker.get(PROCESSES);
        var listed = recorder.stop();

        return new Scene(
                new Operation(
                        "create a process",
                        token -> RequestBytes.post(PROCESSES, token, DemoBroker.PROCESS),
                        Recording.of(created.getFirst(), simulations.getFirst(), created.getLast())),
                new Operation(
                        "process detail",
                        token -> RequestBytes.get(PROCESSES + "/" + RequestBytes.KEY, token),
                        Recording.of(read.getFirst(), processes.getFirst(), read.getLast())),
                new Operation(
                        "first page of the list",
                        token -> RequestBytes.get(PROCESSES, token),
                        Recording.of(listed, new UUID(0, 0), listed)),
                broker.acceptedSimulation(),
                processes.getFirst());
    }
}
