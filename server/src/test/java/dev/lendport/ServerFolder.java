package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.database.DatabaseAddress;
import dev.lendport.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A data folder, and the servers that run on it or on its database, each a process of its own. */
public final class ServerFolder implements AutoCloseable {
    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    public ServerFolder(Path folder) {
        this.folder = folder;
    }

    /** A server that was started, and where it answers. */
    public record Running(Process process, int port, Path output) {
        public boolean isReady() {
            try {
                var connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/health/ready")
                        .toURL()
                        .openConnection();
                return connection.getResponseCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        }

        /** Nobody's client of it. */
        public Api stranger() {
            return Api.at(URI.create("http://localhost:" + port));
        }

        public String said() {
            try {
                return Files.readString(output);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** Ends it as a power cut would. */
        public void kill() {
            process.destroyForcibly();
            awaitEnd();
        }

        public void awaitEnd() {
            await().until(() -> !process.isAlive());
        }
    }

    public Running startedAndReady(String command, Map<String, String> environment) {
        return ready(start(command, environment));
    }

    public Running ready(Running server) {
        await().pollInterval(Duration.ofMillis(100)).until(() -> {
            assertThat(server.process().isAlive()).as(server.said()).isTrue();
            return server.isReady();
        });
        return server;
    }

    /**
     * Starts a server on a free port.
     *
     * @param command what the program is told to do, for example {@code start}
     * @param environment settings besides the ports and the folder
     */
    public Running start(String command, Map<String, String> environment) {
        try {
            var port = freePort();
            var output = Files.createTempFile(folder, "output", ".txt");
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Lendport.class.getName(),
                            command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().remove("LENDPORT_DATABASE_URL");
            builder.environment().put("LENDPORT_PORT", Integer.toString(port));
            builder.environment().put("LENDPORT_MANAGEMENT_PORT", Integer.toString(freePort()));
            builder.environment().put("LENDPORT_DATA_DIR", data().toString());
            builder.environment().put("LENDPORT_DATABASEWAITMILLISECONDS", Long.toString(Patience.LIMIT.toMillis()));
            builder.environment().putAll(environment);
            var process = builder.start();
            started.add(process);
            return new Running(process, port, output);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** The database server's own process, as its folder names it. */
    public Optional<ProcessHandle> postmaster() {
        var file = data().resolve("postgres/postmaster.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Of the embedded database that a server of this folder runs. */
    public DatabaseAddress address() {
        return Objects.requireNonNull(EmbeddedDatabase.running(data()));
    }

    /** Stops every server, and the database that a killed one left behind. */
    @Override
    public void close() {
        for (var process : started) {
            process.destroy();
            await().until(() -> !process.isAlive());
        }
        postmaster().ifPresent(database -> {
            database.destroy();
            await().until(() -> !database.isAlive());
        });
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
