package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The SQL of a list: the filters that were given, each on an index of its own. Filters that were not given are not in the
 * statement, so that the planner sees exactly what is asked.
 */
final class ProcessQuery {
    private static final String PAGE = """
            SELECT p.id, p.number, p.state, p.last_action_at, p.simulation_id, p.simulation_number, p.branch_id,
                   p.key_borrower_name, p.key_borrower_tax_id, p.loan_amount, p.property_amount, p.ltv_estimated,
                   p.ltv_real, p.has_insurance, p.decided_at IS NOT NULL AS decided, p.contract_at,
                   p.scheduled_contract_at
              FROM process p
             WHERE p.broker_id = ?
            """;
    private static final String COUNTED = """
            SELECT coalesce(sum(c.processes), 0) FROM process_count c WHERE c.broker_id = ?
            """;
    private static final String COUNT = """
            SELECT count(*) FROM process p WHERE p.broker_id = ?
            """;
    private static final String COUNT_MATCHES = """
            SELECT count(*) FROM process_search s WHERE s.broker_id = ? AND (s.words LIKE ? OR s.branch_id = ANY (?))
            """;

    /** A subquery for each row read, never a join: the page has to be read in its order, and stop when it is full. */
    private static final String MATCHES = """
             AND (SELECT s.words LIKE ? OR s.branch_id = ANY (?) FROM process_search s
                   WHERE s.broker_id = p.broker_id AND s.process_id = p.id)
            """;

    /** IS TRUE keeps it from becoming a join that probes each match: the matches are hashed once instead. */
    private static final String AMONG_MATCHES = """
             AND (p.id IN (SELECT s.process_id FROM process_search s
                            WHERE s.broker_id = ? AND (s.words LIKE ? OR s.branch_id = ANY (?)))) IS TRUE
            """;

    private final UUID broker;
    private final ProcessList.Filter filter;
    private final Optional<Matches> matches;

    ProcessQuery(Caller caller, ProcessList.Filter filter, Optional<Matches> matches) {
        this.broker = caller.broker().value();
        this.filter = filter;
        this.matches = matches;
    }

    /** What a text finds. */
    sealed interface Matches {}

    record Few(List<UUID> ids) implements Matches {}

    record Many(String pattern, List<Integer> branches) implements Matches {}

    record Statement(String sql, List<Object> parameters) {}

    Statement newest(int rows) {
        return page("", List.of(), "DESC", rows);
    }

    Statement olderThan(OffsetDateTime at, UUID id, int rows) {
        return page(" AND (p.last_action_at, p.id) < (?, ?)\n", List.of(at, id), "DESC", rows);
    }

    /** The oldest of them first: those next to the record. */
    Statement newerThan(OffsetDateTime at, UUID id, int rows) {
        return page(" AND (p.last_action_at, p.id) > (?, ?)\n", List.of(at, id), "ASC", rows);
    }

    Statement total() {
        var dated = filter.contractFrom().isPresent() || filter.contractBefore().isPresent();
        if (matches.isEmpty() && !dated) {
            var sql = new StringBuilder(COUNTED);
            var parameters = parameters(broker);
            filter.state().ifPresent(state -> add(sql, parameters, " AND c.state = ?\n", state));
            filter.decided().ifPresent(decided -> add(sql, parameters, " AND c.decided = ?\n", decided));
            return new Statement(sql.toString(), parameters);
        }
        if (matches.isPresent() && matches.get() instanceof Many many) {
            if (!dated && filter.state().isEmpty() && filter.decided().isEmpty()) {
                return new Statement(COUNT_MATCHES, parameters(broker, many.pattern(), branches(many)));
            }
            var sql = new StringBuilder(COUNT);
            var parameters = parameters(broker);
            narrow(sql, parameters);
            sql.append(AMONG_MATCHES);
            parameters.addAll(List.of(broker, many.pattern(), branches(many)));
            return new Statement(sql.toString(), parameters);
        }
        var sql = new StringBuilder(COUNT);
        var parameters = parameters(broker);
        narrow(sql, parameters);
        match(sql, parameters);
        return new Statement(sql.toString(), parameters);
    }

    private Statement page(String beside, List<Object> place, String direction, int rows) {
        var sql = new StringBuilder(PAGE);
        var parameters = parameters(broker);
        narrow(sql, parameters);
        match(sql, parameters);
        sql.append(beside);
        parameters.addAll(place);
        sql.append(" ORDER BY p.last_action_at ")
                .append(direction)
                .append(", p.id ")
                .append(direction);
        sql.append(" LIMIT ?");
        parameters.add(rows);
        return new Statement(sql.toString(), parameters);
    }

    private void narrow(StringBuilder sql, List<Object> parameters) {
        filter.state().ifPresent(state -> add(sql, parameters, " AND p.state = ?\n", state));
        filter.decided()
                .ifPresent(decided -> sql.append(" AND p.decided_at IS ").append(decided ? "NOT NULL\n" : "NULL\n"));
        filter.contractFrom().ifPresent(from -> add(sql, parameters, " AND p.contract_at >= ?\n", Processes.at(from)));
        filter.contractBefore()
                .ifPresent(before -> add(sql, parameters, " AND p.contract_at < ?\n", Processes.at(before)));
    }

    private void match(StringBuilder sql, List<Object> parameters) {
        matches.ifPresent(found -> {
            switch (found) {
                case Few few -> add(sql, parameters, " AND p.id = ANY (?::uuid[])\n", ids(few));
                case Many many -> {
                    add(sql, parameters, MATCHES, many.pattern());
                    parameters.add(branches(many));
                }
            }
        });
    }

    private static String[] ids(Few few) {
        return few.ids().stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Integer[] branches(Many many) {
        return many.branches().toArray(Integer[]::new);
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        sql.append(condition);
        parameters.add(value);
    }

    private static List<Object> parameters(Object... first) {
        return new ArrayList<>(List.of(first));
    }
}
