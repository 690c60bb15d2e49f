package dev.lendport.bench;

import java.util.List;
import java.util.Locale;

/** The figures as Markdown, for people and for docs/performance.md. */
final class Report {
    private static final String HEAD = """
            | operation | processes | files on | server, requests/s | statements alone, /s | ratio | p50 ms | p99 ms | \
            server CPU µs | PostgreSQL CPU µs | load CPU µs | of the machine | alone: p99 ms | PostgreSQL CPU µs | load CPU µs | \
            of the machine |
            |---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    private static final int WIDTH = 110;

    private Report() {}

    static String table(List<Result> results) {
        var text = new StringBuilder(HEAD);
        results.forEach(result -> text.append(line(result)));
        return text.toString();
    }

    /** The steps of an operation that take time, each with its microseconds on a connection of its own. */
    static String steps(Recording recording, double[] microseconds) {
        var text = new StringBuilder();
        for (int i = 0; i < microseconds.length; i++) {
            var what = switch (recording.steps().get(i)) {
                case Step.Plain plain -> plain.sql();
                case Step.Prepared prepared -> prepared.sql();
                case Step.Commit commit -> "COMMIT";
                case Step.Mode mode -> "";
            };
            if (!what.isEmpty()) {
                text.append(String.format(Locale.ROOT, "%7.0f µs  %s%n", microseconds[i], shortened(what)));
            }
        }
        return text.toString();
    }

    private static String shortened(String sql) {
        var line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + " …";
    }

    private static String line(Result result) {
        var server = Round.merged(result.server());
        var alone = Round.merged(result.statements());
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %.0f | %.0f | %.2f | %.1f | %.1f | %.0f | %.0f | %.0f | %.0f %% "
                        + "| %.1f | %.0f | %.0f | %.0f %% |%n",
                result.operation(),
                result.processes(),
                result.storage(),
                result.serverPerSecond(),
                result.statementsPerSecond(),
                result.ratio(),
                server.latencies().milliseconds(0.5),
                server.latencies().milliseconds(0.99),
                server.microsecondsEach(server.cost().server()),
                server.microsecondsEach(server.cost().database()),
                server.microsecondsEach(server.cost().load()),
                100 * server.machineShare(),
                alone.latencies().milliseconds(0.99),
                alone.microsecondsEach(alone.cost().database()),
                alone.microsecondsEach(alone.cost().load()),
                100 * alone.machineShare());
    }
}
