package dev.lendport.bench;

import dev.lendport.caller.Ids;
import dev.lendport.database.DatabaseAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection like the server's that runs a recording's statements, with the same transactions and round trips and
 * nothing else: PostgreSQL's limit. Statements are prepared once, rows are received and not looked at.
 */
final class ReplayWorker implements Worker {
    private final Recording recording;
    private final Keys keys;
    private final Connection connection;
    private final long connectedAt = System.nanoTime();
    private final List<@Nullable PreparedStatement> prepared = new ArrayList<>();
    private final long[] nanosOfStep;
    private int runs;

    /** Connects as the server's pool does: as the owner, who then takes the application's role. */
    ReplayWorker(DatabaseAddress address, Recording recording, Keys keys) throws SQLException {
        this.recording = recording;
        this.keys = keys;
        this.connection = address.connect();
        this.nanosOfStep = new long[recording.steps().size()];
        try (var statement = connection.createStatement()) {
            statement.execute("SET ROLE lendport_app; SET TIME ZONE 'UTC'");
        }
        for (var step : recording.steps()) {
            prepared.add(step instanceof Step.Prepared one ? connection.prepareStatement(one.sql()) : null);
        }
    }

    @Override
    public boolean once() throws SQLException {
        var key = keys.next();
        if (key == null) {
            return false;
        }
        var run = new Source.Run(idsOf(key), Duration.ofNanos(System.nanoTime() - connectedAt));
        long begun = System.nanoTime();
        for (int i = 0; i < prepared.size(); i++) {
            take(recording.steps().get(i), prepared.get(i), run);
            long now = System.nanoTime();
            nanosOfStep[i] += now - begun;
            begun = now;
        }
        runs++;
        return true;
    }

    /** How long each step took on average, in microseconds. */
    double[] microsecondsOfSteps() {
        return Arrays.stream(nanosOfStep)
                .mapToDouble(nanos -> nanos / 1e3 / Math.max(runs, 1))
                .toArray();
    }

    private List<UUID> idsOf(UUID key) {
        var ids = new ArrayList<UUID>(recording.ids());
        ids.add(key);
        while (ids.size() < recording.ids()) {
            ids.add(Ids.next());
        }
        return ids;
    }

    private void take(Step step, @Nullable PreparedStatement statement, Source.Run run) throws SQLException {
        switch (step) {
            case Step.Mode mode -> call(mode.setter(), connection, mode.value());
            case Step.Commit commit -> connection.commit();
            case Step.Plain plain -> execute(plain.sql());
            case Step.Prepared one -> {
                if (statement != null) {
                    execute(statement, one.bindings(), run);
                }
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            receive(statement);
        }
    }

    private static void execute(PreparedStatement statement, List<Step.Binding> bindings, Source.Run run)
            throws SQLException {
        for (var binding : bindings) {
            var value = binding.value() instanceof Source source ? source.value(run) : binding.value();
            if (binding.more().isEmpty()) {
                call(binding.setter(), statement, binding.index(), value);
            } else {
                call(
                        binding.setter(),
                        statement,
                        binding.index(),
                        value,
                        binding.more().getFirst());
            }
        }
        statement.execute();
        receive(statement);
    }

    private static void receive(Statement statement) throws SQLException {
        try (var rows = statement.getResultSet()) {
            while (rows != null && rows.next()) {
                // The driver has read the row from the wire by now.
            }
        }
    }

    private static void call(Method method, Object target, Object... arguments) throws SQLException {
        try {
            method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof SQLException cause ? cause : new SQLException(failed.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
