package dev.lendport.bench;

import java.util.Locale;

/** The figures of papers as Markdown, for people and for docs/performance.md. */
final class DocumentReport {
    static final String UPLOADS = """
            | paper | at once | server MB/s | copies with fsync MB/s | ratio | p50 ms | longest ms | server CPU ms | \
            PostgreSQL CPU ms | of the machine | copy: p50 ms |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;
    static final String READS = """
            | operation | papers | server, requests/s | statements alone, /s | ratio | p50 ms | p99 ms | server CPU µs | \
            PostgreSQL CPU µs | of the machine | alone: p99 ms | PostgreSQL CPU µs |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    private static final double THOUSAND = 1_000;

    private DocumentReport() {}

    static String line(Upload upload) {
        var server = Round.merged(upload.server());
        var copies = Round.merged(upload.copies());
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.0f | %.2f | %.0f | %.0f | %.0f | %.0f | %.0f %% | %.0f |%n",
                upload.delivery().what(),
                upload.atOnce(),
                upload.serverMegabytesPerSecond(),
                upload.copyMegabytesPerSecond(),
                upload.ratio(),
                server.latencies().milliseconds(0.5),
                server.latencies().milliseconds(1),
                server.microsecondsEach(server.cost().server()) / THOUSAND,
                server.microsecondsEach(server.cost().database()) / THOUSAND,
                100 * server.machineShare(),
                copies.latencies().milliseconds(0.5));
    }

    static String line(Result read, int papers) {
        var server = Round.merged(read.server());
        var alone = Round.merged(read.statements());
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.0f | %.2f | %.1f | %.1f | %.0f | %.0f | %.0f %% | %.1f | %.0f |%n",
                read.operation(),
                papers,
                read.serverPerSecond(),
                read.statementsPerSecond(),
                read.ratio(),
                server.latencies().milliseconds(0.5),
                server.latencies().milliseconds(0.99),
                server.microsecondsEach(server.cost().server()),
                server.microsecondsEach(server.cost().database()),
                100 * server.machineShare(),
                alone.latencies().milliseconds(0.99),
                alone.microsecondsEach(alone.cost().database()));
    }

    /** What papers cost a process that is only looked at, both with the server and without. */
    static String compared(Result with, Result without) {
        return String.format(
                Locale.ROOT,
                "process detail with papers beside the one without: %.2f of the requests; statements alone: %.2f%n",
                with.serverPerSecond() / without.serverPerSecond(),
                with.statementsPerSecond() / without.statementsPerSecond());
    }
}
