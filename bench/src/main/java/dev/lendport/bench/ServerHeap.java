package dev.lendport.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The server's heap as its own meters tell it, watched from the start until it is closed. */
final class ServerHeap implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final double BYTES_A_MIB = 1 << 20;
    private static final String USED = "jvm_memory_used_bytes{area=\"heap\"";
    private static final String LIVE = "jvm_gc_live_data_size_bytes";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ServerProcess server;
    private final Thread watch;
    private volatile double mostUsed;
    private volatile double mostLive;
    private volatile boolean isClosed;

    ServerHeap(ServerProcess server) {
        this.server = server;
        this.watch = Thread.ofPlatform().daemon().start(this::watch);
    }

    /** MiB that are in use once there is no garbage. */
    double collected() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        var collection = new ProcessBuilder(
                        jcmd.toString(), Long.toString(server.handle().pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (collection.waitFor() != 0) {
            throw new IOException("jcmd GC.run failed");
        }
        return sum(meters(), USED);
    }

    /** The most MiB that were in use at any look, garbage included. */
    double mostUsed() {
        return mostUsed;
    }

    /** The most MiB that a collection of the old ones has left, at any look. */
    double mostLive() {
        return mostLive;
    }

    /** A frozen server does not answer: then nothing changes either. */
    private void watch() {
        while (!isClosed) {
            try {
                var meters = meters();
                mostUsed = Math.max(mostUsed, sum(meters, USED));
                mostLive = Math.max(mostLive, sum(meters, LIVE));
            } catch (IOException frozen) {
                // Looked at again later.
            } catch (InterruptedException closed) {
                return;
            }
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }

    private String meters() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.managementPort() + "/metrics"))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    /** Of all samples whose names begin so, in MiB. */
    static double sum(String meters, String name) {
        return meters.lines()
                        .filter(line -> line.startsWith(name))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / BYTES_A_MIB;
    }

    @Override
    public void close() {
        isClosed = true;
        watch.interrupt();
        client.close();
    }
}
