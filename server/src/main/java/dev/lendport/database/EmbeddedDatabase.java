package dev.lendport.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own under the data folder, kept across restarts. It listens on the loopback address only,
 * asks for a password that only this user can read, and writes through to the disk. A server left behind by a killed
 * process is stopped before a new one starts.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_WAIT = Duration.ofMinutes(2);
    private static final Duration LEFTOVER_STOP_WAIT = Duration.ofSeconds(20);
    private static final int PASSWORD_BYTES = 24;
    private static final String DATABASE = "lendport";
    private static final String PROGRAM = "postgres-program";
    private static final String OWNER = "lendport_owner";

    private final EmbeddedPostgres postgres;
    private final FileChannel lockFile;
    private final DatabaseAddress address;

    private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lockFile, DatabaseAddress address) {
        this.postgres = postgres;
        this.lockFile = lockFile;
        this.address = address;
    }

    /** Starts the server of this data folder; refuses when another Lendport is running on it. */
    public static EmbeddedDatabase start(Path dataFolder) {
        return claim(dataFolder).get();
    }

    /** Takes hold of the folder at once, or refuses; what is answered starts its server. */
    static Supplier<EmbeddedDatabase> claim(Path dataFolder) {
        try {
            Files.createDirectories(dataFolder);
            var lockFile = lock(dataFolder);
            if (lockFile == null) {
                throw DataFolderException.inUse(dataFolder);
            }
            return () -> start(dataFolder, lockFile);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static EmbeddedDatabase start(Path dataFolder, FileChannel lockFile) {
        try {
            var cluster = dataFolder.resolve("postgres");
            stopLeftovers(dataFolder);
            var password = password(dataFolder);
            var postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(dataFolder.resolve(PROGRAM).toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_WAIT)
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", passwordFile(dataFolder).toString())
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setConnectConfig("password", password)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "''")
                    // The starter's defaults are a test's: it would lose what was acknowledged.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "96MB")
                    .setServerConfig("max_wal_size", "1GB")
                    .setServerConfig("random_page_cost", "1.1")
                    .setServerConfig("timezone", "UTC")
                    .start();
            prepare(postgres, password);
            return new EmbeddedDatabase(postgres, lockFile, address(postgres.getPort(), password));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** The address of the server that another Lendport is running on this data folder, if there is one. */
    public static @Nullable DatabaseAddress running(Path dataFolder) {
        if (!Files.exists(dataFolder.resolve("postgres"))) {
            throw DataFolderException.empty(dataFolder);
        }
        try (var lockFile = lock(dataFolder)) {
            if (lockFile != null) {
                return null;
            }
            var pidFile = dataFolder.resolve("postgres/postmaster.pid");
            var lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.<String>of();
            if (lines.size() < 4) {
                throw DataFolderException.inUse(dataFolder); // by one that is just starting or stopping
            }
            return address(Integer.parseInt(lines.get(3).strip()), password(dataFolder));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        try {
            postgres.close();
            lockFile.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static DatabaseAddress address(int port, String password) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, OWNER, password);
    }

    /** Holds the folder for this process; null when another one holds it. */
    private static @Nullable FileChannel lock(Path dataFolder) throws IOException {
        var channel = FileChannel.open(
                dataFolder.resolve("lendport.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return null;
        }
        return channel;
    }

    /**
     * Ends what a killed process left behind. While we hold the folder, every server of it is a leftover; a process file
     * that remains then names nobody, or somebody else, and would keep PostgreSQL from starting.
     */
    private static void stopLeftovers(Path dataFolder) throws IOException {
        var pidFile = dataFolder.resolve("postgres/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var first = Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
        var leftovers = serversOf(dataFolder);
        leftovers.stream()
                .filter(process -> Long.toString(process.pid()).equals(first))
                .forEach(postmaster -> {
                    log.info("Stopping the database server {} that a killed process left behind", first);
                    postmaster.destroy();
                });
        for (var leftover : leftovers) {
            awaitEnd(leftover);
        }
        Files.deleteIfExists(pidFile);
    }

    /** The processes that run our program: a server and its workers. */
    private static List<ProcessHandle> serversOf(Path dataFolder) throws IOException {
        var program = dataFolder.resolve(PROGRAM);
        if (!Files.exists(program)) {
            return List.of();
        }
        var folder = program.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(folder))
                        .isPresent())
                .toList();
    }

    private static void awaitEnd(ProcessHandle leftover) throws IOException {
        try {
            leftover.onExit().get(LEFTOVER_STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException hanging) {
            // PostgreSQL recovers from its log at the next start, as after a power cut.
            leftover.destroyForcibly();
            leftover.onExit().join();
        } catch (ExecutionException impossible) {
            throw new IOException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static Path passwordFile(Path dataFolder) {
        return dataFolder.resolve("postgres.password");
    }

    private static String password(Path dataFolder) throws IOException {
        var file = passwordFile(dataFolder);
        if (!Files.exists(file)) {
            var bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownerOnly);
            Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n");
        }
        return Files.readString(file).strip();
    }

    /** Creates the role that owns the schema, which is no superuser, and its database. */
    private static void prepare(EmbeddedPostgres postgres, String password) throws IOException {
        try (var connection = postgres.getPostgresDatabase().getConnection()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = '" + OWNER + "'")) {
                execute(connection, "CREATE ROLE " + OWNER + " LOGIN CREATEROLE PASSWORD '" + password + "'");
            }
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                execute(connection, "CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
        } catch (SQLException broken) {
            throw new IOException("the embedded database does not answer", broken);
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
