package dev.lendport.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Measures the server: writes, reads, and how reads grow. */
final class ServerBench {
    private static final PrintStream OUT = System.out;
    private static final long MEMORY_ROOM_BYTES = 10L << 30;
    private static final int MIDDLE = 100_000;
    private static final int KNOWN_PROCESSES = 50_000;

    private final Path script;
    private final Path folder;
    private final List<Result> results = new ArrayList<>();

    ServerBench(Path script, Path folder) {
        this.script = script;
        this.folder = folder;
    }

    /** How much of it. */
    enum Extent {
        /** Six to eight minutes. */
        FULL,
        /** Less than two. */
        QUICK
    }

    void run(Extent extent) throws IOException, SQLException, InterruptedException {
        var memory = Storage.memory(MEMORY_ROOM_BYTES);
        if (memory.isEmpty()) {
            OUT.println("There is no memory file system with room enough: PostgreSQL's files are on disk throughout.");
        }
        switch (extent) {
            case FULL -> on(memory.orElseGet(() -> Storage.disk(folder)), this::everything);
            case QUICK -> on(memory.orElseGet(() -> Storage.disk(folder)), this::quickly);
        }
        if (extent == Extent.FULL && memory.isPresent()) {
            on(Storage.disk(folder), this::writesOnly);
        }
        OUT.println();
        OUT.print(Report.table(results));
    }

    /** One database with its server. */
    private record Stage(Scene scene, Seed seed, BenchDatabase database, ServerProcess server, Comparison comparison) {}

    private interface Measurements {
        void on(Stage stage) throws IOException, SQLException, InterruptedException;
    }

    private void on(Storage storage, Measurements measurements) throws IOException, SQLException, InterruptedException {
        progress("files on " + storage.name());
        Files.createDirectories(folder);
        try (var atExit = new AtExit()) {
            atExit.then(storage::delete);
            var database = BenchDatabase.start(storage.folder());
            atExit.then(database::stop);
            OUT.println(Machine.description(database));
            var scene = Scene.record(database, storage.folder());
            say(scene);
            var server = ServerProcess.start(script, database, folder.resolve("server.log"), atExit);
            try (var seed = new Seed(database)) {
                measurements.on(
                        new Stage(scene, seed, database, server, new Comparison(database, server, storage.name())));
            }
            OUT.printf(
                    Locale.ROOT,
                    "memory: server %.0f MiB resident, PostgreSQL %.0f MiB%n",
                    Machine.residentMebibytes(server.handle()),
                    Machine.proportionalMebibytes(database.process()));
        }
    }

    private static void say(Scene scene) {
        for (var operation : List.of(scene.create(), scene.detail(), scene.list())) {
            OUT.printf(
                    Locale.ROOT,
                    "%s: %d statements, %d transaction%n",
                    operation.name(),
                    operation.recording().statements(),
                    operation.recording().transactions());
        }
    }

    private void everything(Stage stage) throws IOException, SQLException, InterruptedException {
        var simulations = Keys.once(prepared(stage, 260_000));
        processes(stage, 0, 10_000);
        reads(stage, 10_000, Plan.of(24, 2, 3));
        processes(stage, 10_000, MIDDLE);
        reads(stage, MIDDLE, Plan.of(4, 5, 3));
        measure(stage, stage.scene().create(), simulations, MIDDLE, Plan.of(24, 5, 4));
        processes(stage, MIDDLE, 1_000_000);
        reads(stage, 1_000_000, Plan.of(4, 2, 3));
    }

    private void quickly(Stage stage) throws IOException, SQLException, InterruptedException {
        var simulations = Keys.once(prepared(stage, 100_000));
        processes(stage, 0, MIDDLE);
        reads(stage, MIDDLE, Plan.of(20, 3, 2));
        measure(stage, stage.scene().create(), simulations, MIDDLE, Plan.of(12, 3, 2));
    }

    private void writesOnly(Stage stage) throws IOException, SQLException, InterruptedException {
        var simulations = Keys.once(prepared(stage, 150_000));
        processes(stage, 0, MIDDLE);
        measure(stage, stage.scene().create(), simulations, MIDDLE, Plan.of(20, 3, 4));
    }

    private static List<UUID> prepared(Stage stage, int count) throws SQLException {
        progress("preparing " + count + " accepted simulations");
        return stage.seed().simulations(stage.scene().accepted(), count);
    }

    private static void processes(Stage stage, int already, int wanted) throws SQLException {
        progress("making " + wanted + " processes");
        stage.seed().processes(stage.scene().process(), already, wanted);
    }

    private void reads(Stage stage, int processes, Plan plan) throws IOException, SQLException, InterruptedException {
        var some = Keys.any(stage.seed().someProcesses(KNOWN_PROCESSES));
        measure(stage, stage.scene().detail(), some, processes, plan);
        measure(stage, stage.scene().list(), Keys.none(), processes, plan);
    }

    private void measure(Stage stage, Operation operation, Keys keys, int processes, Plan plan)
            throws IOException, SQLException, InterruptedException {
        progress(operation.name() + " with " + processes + " processes");
        var result = stage.comparison().of(operation, keys, processes, plan);
        results.add(result);
        OUT.print(Report.table(List.of(result)));
        OUT.println();
        OUT.print(Report.steps(operation.recording(), stage.comparison().timesOf(operation, keys)));
    }

    private static void progress(String what) {
        OUT.printf(
                Locale.ROOT,
                "%n[%d s] %s%n",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1_000,
                what);
    }
}
