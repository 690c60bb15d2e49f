package dev.lendport.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Watches the server's connections and writes down what its request threads do with them. The server finds this bean by
 * its component scan when it is run inside the bench, and nowhere else: the bench is on no other class path.
 */
@Component
final class Recorder implements BeanPostProcessor {
    private static final String POOL = "dataSource";
    private static final String REQUEST_THREADS = "tomcat-handler";

    private @Nullable List<Step> steps;

    /** Forgets what it has and writes down what follows. */
    synchronized void start() {
        steps = new ArrayList<>();
    }

    /** Everything since the start. */
    synchronized List<Step> stop() {
        var recorded = steps == null ? List.<Step>of() : List.copyOf(steps);
        steps = null;
        return recorded;
    }

    private synchronized void add(Step step) {
        if (steps != null) {
            steps.add(step);
        }
    }

    /** Only what a request does: the sequencer and the timer are at work at the same time. */
    private synchronized boolean isRecording() {
        return steps != null && Thread.currentThread().getName().startsWith(REQUEST_THREADS);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return name.equals(POOL) && bean instanceof DataSource pool ? new Recorded(pool) : bean;
    }

    private final class Recorded extends DelegatingDataSource {
        Recorded(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watched(Connection.class, new OfConnection(super.getConnection()));
        }
    }

    private final class OfConnection implements InvocationHandler {
        private final Connection connection;

        OfConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            var result = call(connection, method, arguments);
            if (!isRecording()) {
                return result;
            }
            switch (method.getName()) {
                case "setAutoCommit", "setReadOnly" ->
                    add(new Step.Mode(method, Boolean.TRUE.equals(first(arguments))));
                case "commit" -> add(new Step.Commit());
                case "rollback" -> throw new IllegalStateException("a recorded request must not be rolled back");
                default -> {}
            }
            return switch (result) {
                case PreparedStatement prepared ->
                    watched(PreparedStatement.class, new OfStatement(prepared, String.valueOf(first(arguments))));
                case Statement plain -> watched(Statement.class, new OfStatement(plain, null));
                case null, default -> result;
            };
        }
    }

    private final class OfStatement implements InvocationHandler {
        private final Statement statement;
        private final @Nullable String sql;
        private final List<Step.Binding> bindings = new ArrayList<>();

        OfStatement(Statement statement, @Nullable String sql) {
            this.statement = statement;
            this.sql = sql;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            var name = method.getName();
            if (name.startsWith("execute")) {
                if (name.contains("Batch")) {
                    throw new IllegalStateException("batches are not recorded yet: " + sql);
                }
                add(
                        sql == null
                                ? new Step.Plain(String.valueOf(first(arguments)))
                                : new Step.Prepared(sql, bindings()));
            } else if (name.startsWith("set") && arguments != null && arguments.length >= 2) {
                bindings.add(binding(method, arguments));
            }
            return call(statement, method, arguments);
        }

        private List<Step.Binding> bindings() {
            return List.copyOf(bindings);
        }
    }

    private static Step.Binding binding(Method setter, @Nullable Object[] arguments) {
        var index = arguments[0] instanceof Integer number ? number : 0;
        var value = arguments[1];
        if (value == null) {
            throw new IllegalStateException("a null set other than by setNull: " + setter);
        }
        var more = new ArrayList<Object>();
        for (int i = 2; i < arguments.length; i++) {
            var argument = arguments[i];
            if (argument != null) {
                more.add(argument);
            }
        }
        return new Step.Binding(setter, index, value, List.copyOf(more));
    }

    private static @Nullable Object first(@Nullable Object @Nullable [] arguments) {
        return arguments == null || arguments.length == 0
                ? null
                : Arrays.asList(arguments).getFirst();
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    private static <T> T watched(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
