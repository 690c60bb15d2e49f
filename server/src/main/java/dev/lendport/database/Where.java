package dev.lendport.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of a statement: those that were given, so that the planner sees exactly what is asked. The SQL is of
 * constants; every value is a parameter.
 */
public final class Where {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /** A condition with a value for each of its placeholders. */
    public Where and(String condition, Object... values) {
        sql.append(sql.isEmpty() ? " WHERE " : " AND ").append(condition);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    /** A condition on one value, when there is one. */
    public Where andIf(String condition, Optional<?> value) {
        value.ifPresent(given -> and(condition, given));
        return this;
    }

    /** The conditions of another, after these. */
    public Where and(Where more) {
        if (!more.isEmpty()) {
            and(more.sql().substring(" WHERE ".length()), more.parameters.toArray());
        }
        return this;
    }

    public boolean isEmpty() {
        return sql.isEmpty();
    }

    /** With the keyword before it; empty when there is no condition. */
    public String sql() {
        return sql.toString();
    }

    public List<Object> parameters() {
        return List.copyOf(parameters);
    }
}
