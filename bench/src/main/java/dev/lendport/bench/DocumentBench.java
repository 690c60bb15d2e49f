package dev.lendport.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Measures papers: how fast large ones are taken in beside copies of the same bytes, what that does to the server's heap,
 * and what a process with two hundred of them costs whoever reads it. All files are on disk, as what counts is that they
 * are kept there.
 */
final class DocumentBench {
    private static final PrintStream OUT = System.out;
    private static final int AT_ONCE = 20;

    private final Path script;
    private final Path folder;

    DocumentBench(Path script, Path folder) {
        this.script = script;
        this.folder = folder;
    }

    /** How much of it. */
    enum Extent {
        FULL(3, 3),
        QUICK(1, 1);

        private final int rounds;
        private final int eachAtOnce;

        Extent(int rounds, int eachAtOnce) {
            this.rounds = rounds;
            this.eachAtOnce = eachAtOnce;
        }

        private Plan reads() {
            return switch (this) {
                case FULL -> Plan.of(24, 5, 3);
                case QUICK -> Plan.of(12, 3, 2);
            };
        }
    }

    void run(Extent extent) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(folder);
        var storage = Storage.disk(folder);
        try (var atExit = new AtExit()) {
            atExit.then(storage::delete);
            var database = BenchDatabase.start(storage.folder());
            atExit.then(database::stop);
            OUT.println(Machine.description(database) + ", files on " + storage.name());
            var scene = DocumentScene.record(database, storage.folder());
            var server = ServerProcess.start(script, database, folder.resolve("server.log"), atExit);
            upload(database, server, extent);
            read(scene, new Comparison(database, server, storage.name()), extent);
            OUT.printf(Locale.ROOT, "%nserver: %.0f MiB resident%n", Machine.residentMebibytes(server.handle()));
        }
    }

    private static void upload(BenchDatabase database, ServerProcess server, Extent extent)
            throws IOException, SQLException, InterruptedException {
        var pdf = Paper.pdf(Uploads.LARGEST_BYTES);
        var deliveries = List.of(
                Delivery.form("PDF in a form", pdf),
                Delivery.json("PDF in JSON", pdf),
                Delivery.form("PNG in a form", Paper.png(Uploads.LARGEST_BYTES)));
        var uploads = new Uploads(database, server);
        try (var heap = new ServerHeap(server)) {
            uploads.warmUp(deliveries);
            double before = heap.collected();
            OUT.printf(Locale.ROOT, "%npapers of %d bytes%n%s", pdf.content().length, DocumentReport.UPLOADS);
            for (var delivery : deliveries) {
                for (var amount : List.of(
                        new Uploads.Amount(1, Uploads.MOST_EACH, extent.rounds),
                        new Uploads.Amount(AT_ONCE, extent.eachAtOnce, extent.rounds))) {
                    OUT.print(DocumentReport.line(uploads.of(delivery, amount)));
                }
            }
            double mostUsed = heap.mostUsed();
            double mostLive = heap.mostLive();
            OUT.printf(
                    Locale.ROOT,
                    "heap after a collection: %.0f MiB before, %.0f MiB afterwards; between them at most %.0f MiB"
                            + " after a collection of the old ones, %.0f MiB with garbage%n",
                    before,
                    heap.collected(),
                    mostLive,
                    mostUsed);
        }
    }

    private static void read(DocumentScene scene, Comparison comparison, Extent extent)
            throws IOException, SQLException, InterruptedException {
        OUT.printf(Locale.ROOT, "%n%s", DocumentReport.READS);
        told(comparison, scene.list(), DocumentScene.PAPERS, extent);
        var without = told(comparison, scene.detailWithoutPapers(), 0, extent);
        var with = told(comparison, scene.detail(), DocumentScene.PAPERS, extent);
        OUT.print(DocumentReport.compared(with, without));
        OUT.println();
        for (var operation : List.of(scene.list(), scene.detail(), scene.detailWithoutPapers())) {
            OUT.println(operation.name() + ": " + operation.recording().statements() + " statements");
            OUT.print(Report.steps(operation.recording(), comparison.timesOf(operation, Keys.none())));
        }
    }

    private static Result told(Comparison comparison, Operation operation, int papers, Extent extent)
            throws IOException, SQLException, InterruptedException {
        var result = comparison.of(operation, Keys.none(), 2, extent.reads());
        OUT.print(DocumentReport.line(result, papers));
        return result;
    }
}
