package dev.lendport.database;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The database this process works with: the one configured, or an embedded one that it starts and stops. */
public final class Database implements AutoCloseable {
    private final DatabaseAddress address;
    private final @Nullable EmbeddedDatabase embedded;

    private Database(DatabaseAddress address, @Nullable EmbeddedDatabase embedded) {
        this.address = address;
        this.embedded = embedded;
    }

    /** Blank URL: starts the embedded server of the data folder. */
    public static Database open(String url, String dataFolder) {
        return claim(url, dataFolder).get();
    }

    /** As {@link #open}, in two steps: refuses at once what cannot work; what is answered starts the database. */
    public static Supplier<Database> claim(String url, String dataFolder) {
        if (!url.isBlank()) {
            var configured = new Database(DatabaseAddress.parse(url), null);
            return () -> configured;
        }
        var claimed = EmbeddedDatabase.claim(Path.of(dataFolder));
        return () -> {
            var embedded = claimed.get();
            return new Database(embedded.address(), embedded);
        };
    }

    /** For a command beside a server: uses the server's embedded database when one is running on the data folder. */
    public static Database join(String url, String dataFolder) {
        var running = url.isBlank() ? EmbeddedDatabase.running(Path.of(dataFolder)) : null;
        return running != null ? new Database(running, null) : open(url, dataFolder);
    }

    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
