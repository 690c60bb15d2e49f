package dev.lendport.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.openjdk.jmh.Main;

/** {@code ./lendport bench [quick | price | callbacks | deadlines | documents | journal]}. */
final class Bench {
    private static final int MISUSED = 2;

    private Bench() {}

    /**
     * Runs it.
     *
     * @param arguments the launch script, the folder for what is not kept, then what is asked for
     */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        var script = Path.of(arguments[0]);
        var folder = Path.of(arguments[1]);
        var asked = List.of(arguments).subList(2, arguments.length);
        switch (asked.isEmpty() ? "" : asked.getFirst()) {
            case "" -> new ServerBench(script, folder).run(ServerBench.Extent.FULL);
            case "quick" -> new ServerBench(script, folder).run(ServerBench.Extent.QUICK);
            case "deadlines" -> new DeadlineBench(script, folder).run(deadlines(asked));
            case "documents" -> new DocumentBench(script, folder).run(documents(asked));
            case "price" -> Main.main(pattern(asked));
            case "callbacks" -> {
                var extent = CallbackBench.Extent.of(asked.subList(1, asked.size()));
                if (extent.isEmpty()) {
                    misused();
                } else {
                    new CallbackBench(script, folder).run(extent.get());
                }
            }
            case "journal" -> new JournalBench(script, folder).run();
            default -> misused();
        }
    }

    /** Further arguments are the benchmark runner's. */
    private static String[] pattern(List<String> asked) {
        var given = asked.toArray(String[]::new);
        given[0] = PriceBenchmark.class.getSimpleName();
        return given;
    }

    private static DeadlineBench.Extent deadlines(List<String> asked) {
        return asked.contains("quick") ? DeadlineBench.Extent.QUICK : DeadlineBench.Extent.FULL;
    }

    private static DocumentBench.Extent documents(List<String> asked) {
        return asked.contains("quick") ? DocumentBench.Extent.QUICK : DocumentBench.Extent.FULL;
    }

    private static void misused() {
        System.err.println("usage: lendport bench [quick | price | journal | deadlines [quick] | documents [quick]]\n"
                + "       lendport bench callbacks [quick | rate | slow | kill] [KILLS]");
        System.exit(MISUSED);
    }
}
