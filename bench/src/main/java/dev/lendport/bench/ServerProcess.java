package dev.lendport.bench;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The real server, started as anybody starts it: {@code ./lendport demo}, on a database of the bench's. */
final class ServerProcess {
    private static final int START_ATTEMPTS = 600;
    private static final int ATTEMPT_MILLISECONDS = 100;
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final int port;
    private final int managementPort;

    private ServerProcess(Process process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts it and waits until it answers; it is stopped at the exit. */
    static ServerProcess start(Path script, BenchDatabase database, Path log, AtExit atExit)
            throws IOException, InterruptedException {
        return start(script, database, log, "", atExit);
    }

    /**
     * Starts it with settings of its own and waits until it answers.
     *
     * @param javaOptions such as {@code -Dlendport.body-limit-bytes=1024}
     */
    static ServerProcess start(Path script, BenchDatabase database, Path log, String javaOptions, AtExit atExit)
            throws IOException, InterruptedException {
        int port = freePort();
        int managementPort = freePort();
        var builder = new ProcessBuilder(script.toString(), "demo")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        builder.environment().put("LENDPORT_PORT", Integer.toString(port));
        builder.environment().put("LENDPORT_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.environment().put("LENDPORT_DATABASE_URL", database.url());
        // Every server on this database has the key that the first one made.
        builder.environment().put("LENDPORT_DATA_DIR", database.folder().toString());
        builder.environment().merge("LENDPORT_JAVA_OPTIONS", javaOptions, (given, added) -> given + " " + added);
        var server = new ServerProcess(builder.start(), port, managementPort);
        atExit.then(server::stop);
        server.awaitReady(log);
        return server;
    }

    int port() {
        return port;
    }

    /** Where its meters are. */
    int managementPort() {
        return managementPort;
    }

    /** The script replaces itself by the Java machine, so this is the server. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Stops it where it stands, so that it does nothing at all while others are measured. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Ends it as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", name, Long.toString(process.pid()))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill " + name + " failed");
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            if (process.waitFor(ATTEMPT_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                throw new IOException("the server ended while it started; see " + log);
            }
            if (isReady()) {
                return;
            }
        }
        throw new IOException("the server did not become ready; see " + log);
    }

    private boolean isReady() {
        try {
            var connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/health/ready")
                    .toURL()
                    .openConnection();
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void stop() {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            // A frozen one ends only when it runs again.
            thaw();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            process.destroyForcibly();
        }
    }
}
