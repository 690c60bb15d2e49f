package dev.lendport.bench;

import java.lang.reflect.Method;
import java.util.List;

/** One thing that the server did with a connection, in order. What costs no round trip by itself is kept too. */
sealed interface Step {

    /** {@code setAutoCommit} or {@code setReadOnly}. */
    record Mode(Method setter, boolean value) implements Step {}

    /** A statement without parameters. */
    record Plain(String sql) implements Step {}

    /** A prepared statement with the values it was given. */
    record Prepared(String sql, List<Binding> bindings) implements Step {}

    record Commit() implements Step {}

    /**
     * A parameter.
     *
     * @param setter of {@link java.sql.PreparedStatement}
     * @param value as it was set, or a {@link Source}
     * @param more what follows the value: a type, for example
     */
    record Binding(Method setter, int index, Object value, List<Object> more) {

        Binding with(Object other) {
            return new Binding(setter, index, other, more);
        }
    }
}
