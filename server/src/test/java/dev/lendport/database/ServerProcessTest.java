package dev.lendport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.ServerFolder;
import dev.lendport.ServerFolder.Running;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, with its embedded database: started, killed, started again, stopped. */
class ServerProcessTest {

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private static Path temporary;

    private ServerFolder folder = new ServerFolder(Path.of(""));

    @BeforeEach
    void takeTheFolder() {
        folder = new ServerFolder(temporary);
    }

    @AfterEach
    void leaveNothingBehind() {
        folder.close();
    }

    @Test
    void a_killed_server_recovers_by_itself_and_has_lost_nothing() throws SQLException {
        var first = startedAndReady();
        remember("before the first kill");
        var orphan = folder.postmaster().orElseThrow();
        first.kill();
        assertThat(orphan.isAlive()).isTrue();

        var second = startedAndReady();
        assertThat(second.said()).contains("left behind");
        await().until(() -> !orphan.isAlive());
        remember("before the second kill");
        folder.postmaster().orElseThrow().destroyForcibly();
        second.kill();

        startedAndReady();
        assertThat(remembered()).containsExactly("before the first kill", "before the second kill");
    }

    @Test
    void what_is_acknowledged_is_on_the_disk() throws SQLException {
        startedAndReady();

        try (var connection = folder.address().connect();
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                var row = statement.executeQuery("SHOW " + setting);
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).as(setting).isEqualTo("on");
            }
        }
    }

    @Test
    void a_server_keeps_its_folder_to_itself_and_stops_its_database_with_itself() {
        var server = startedAndReady();
        var database = folder.postmaster().orElseThrow();

        var second = folder.start("start", Map.of());
        second.awaitEnd();
        assertThat(second.process().exitValue()).isEqualTo(1);
        assertThat(second.said()).contains("Another Lendport is running on the data folder", "LENDPORT_DATA_DIR");
        assertThat(second.said()).doesNotContain("\tat ", "Exception");
        assertThat(server.isReady()).isTrue();

        server.process().destroy();
        await().until(() -> !server.process().isAlive());
        await().until(() -> !database.isAlive());
        assertThat(folder.data().resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private Running startedAndReady() {
        return folder.startedAndReady("start", Map.of());
    }

    private void remember(String name) throws SQLException {
        try (var connection = folder.address().connect();
                var statement = connection.createStatement()) {
            statement.execute("SET ROLE lendport_system");
            statement.execute("INSERT INTO network (client_id, name, secret_hash) VALUES ('n%d', '%s', 'x')"
                    .formatted(System.nanoTime(), name));
        }
    }

    private List<String> remembered() throws SQLException {
        try (var connection = folder.address().connect();
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
}
