package dev.lendport.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Two processes in creation, one with as many papers as it may have and one with none, and the operations that read
 * them, with the statements that the server ran for each.
 */
record DocumentScene(Operation list, Operation detail, Operation detailWithoutPapers) {
    static final int PAPERS = 200;

    private static final UUID NO_KEY = new UUID(0, 0);
    private static final int SMALL_BYTES = 2_000;

    static DocumentScene record(BenchDatabase database, Path folder) throws IOException, InterruptedException {
        return Scene.play(database, folder, DocumentScene::record);
    }

    private static DocumentScene record(DemoBroker broker, Recorder recorder) throws IOException, InterruptedException {
        var full = broker.acceptedProcess();
        var empty = broker.acceptedProcess();
        var delivery = Delivery.form("small", Paper.png(SMALL_BYTES));
        for (int paper = 0; paper < PAPERS; paper++) {
            broker.deliver(full, delivery);
        }
        return new DocumentScene(
                read("list of papers", Delivery.path(full), broker, recorder),
                read("process detail", "/v1/processes/" + full, broker, recorder),
                read("process detail", "/v1/processes/" + empty, broker, recorder));
    }

    /** The same process every time: nothing is left open in the recording. */
    private static Operation read(String name, String path, DemoBroker broker, Recorder recorder)
            throws IOException, InterruptedException {
        // The first time fills caches.
        broker.get(path);
        recorder.start();
        broker.get(path);
        List<Step> steps = recorder.stop();
        return new Operation(name, token -> RequestBytes.get(path, token), Recording.of(steps, NO_KEY, steps));
    }
}
