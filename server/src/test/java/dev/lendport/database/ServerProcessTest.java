package dev.lendport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Lendport;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, with its embedded database: started, killed, started again, stopped. */
class ServerProcessTest {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private static Path folder;

    private final List<Process> started = new ArrayList<>();

    /** A server that was started, and where it answers. */
    private record Running(Process process, int port, Path output) {
        boolean isReady() {
            try {
                var connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/health/ready")
                        .toURL()
                        .openConnection();
                return connection.getResponseCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        }

        String said() {
            try {
                return Files.readString(output);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        for (var process : started) {
            process.destroy();
            await().atMost(STOP).until(() -> !process.isAlive());
        }
        postmaster().ifPresent(database -> {
            database.destroy();
            await().atMost(STOP).until(() -> !database.isAlive());
        });
    }

    @Test
    void a_killed_server_recovers_by_itself_and_has_lost_nothing() throws IOException, SQLException {
        var first = startedAndReady();
        remember("before the first kill");
        var orphan = postmaster().orElseThrow();
        kill(first);
        assertThat(orphan.isAlive()).isTrue();

        var second = startedAndReady();
        assertThat(second.said()).contains("left behind");
        await().atMost(STOP).until(() -> !orphan.isAlive());
        remember("before the second kill");
        postmaster().orElseThrow().destroyForcibly();
        kill(second);

        startedAndReady();
        assertThat(remembered()).containsExactly("before the first kill", "before the second kill");
    }

    @Test
    void what_is_acknowledged_is_on_the_disk() throws IOException, SQLException {
        startedAndReady();

        try (var connection = address().connect();
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                var row = statement.executeQuery("SHOW " + setting);
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).as(setting).isEqualTo("on");
            }
        }
    }

    @Test
    void a_server_keeps_its_folder_to_itself_and_stops_its_database_with_itself() throws IOException {
        var server = startedAndReady();
        var database = postmaster().orElseThrow();

        var second = start();
        await().atMost(START).until(() -> !second.process().isAlive());
        assertThat(second.process().exitValue()).isEqualTo(1);
        assertThat(second.said()).contains("Another Lendport is running on the data folder", "LENDPORT_DATA_DIR");
        assertThat(second.said()).doesNotContain("\tat ", "Exception");
        assertThat(server.isReady()).isTrue();

        server.process().destroy();
        await().atMost(STOP).until(() -> !server.process().isAlive());
        await().atMost(STOP).until(() -> !database.isAlive());
        assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    private Running startedAndReady() throws IOException {
        var server = start();
        await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
            assertThat(server.process().isAlive()).as(server.said()).isTrue();
            return server.isReady();
        });
        return server;
    }

    private Running start() throws IOException {
        var port = freePort();
        var output = Files.createTempFile(folder, "output", ".txt");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lendport.class.getName(),
                        "start")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("LENDPORT_PORT", Integer.toString(port));
        builder.environment().put("LENDPORT_MANAGEMENT_PORT", Integer.toString(freePort()));
        builder.environment().put("LENDPORT_DATA_DIR", data().toString());
        builder.environment().remove("LENDPORT_DATABASE_URL");
        builder.directory(new File(System.getProperty("user.dir")));
        var process = builder.start();
        started.add(process);
        return new Running(process, port, output);
    }

    private static void kill(Running server) {
        server.process().destroyForcibly();
        await().atMost(STOP).until(() -> !server.process().isAlive());
    }

    private static Path data() {
        return folder.resolve("data");
    }

    /** The database server's own process, as its folder names it. */
    private static Optional<ProcessHandle> postmaster() throws IOException {
        var file = data().resolve("postgres/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                : Optional.empty();
    }

    private static DatabaseAddress address() {
        return Objects.requireNonNull(EmbeddedDatabase.running(data()));
    }

    private static void remember(String name) throws SQLException {
        try (var connection = address().connect();
                var statement = connection.createStatement()) {
            statement.execute("SET ROLE lendport_system");
            statement.execute("INSERT INTO network (client_id, name, secret_hash) VALUES ('n%d', '%s', 'x')"
                    .formatted(System.nanoTime(), name));
        }
    }

    private static List<String> remembered() throws SQLException {
        try (var connection = address().connect();
                var statement = connection.createStatement()) {
            statement.execute("SET ROLE lendport_system");
            var row = statement.executeQuery("SELECT name FROM network ORDER BY created_at");
            var names = new ArrayList<String>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
