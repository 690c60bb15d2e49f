package dev.lendport.portability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of a list: those filters that were given, so that the planner sees exactly what is asked. */
final class Where {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    Where and(String condition, Optional<?> value) {
        value.ifPresent(given -> {
            sql.append(parameters.isEmpty() ? " WHERE " : " AND ").append(condition);
            parameters.add(given);
        });
        return this;
    }

    String sql() {
        return sql.toString();
    }

    List<Object> parameters() {
        return parameters;
    }
}
