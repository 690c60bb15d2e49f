package dev.lendport.http;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Outcome;
import dev.lendport.caller.ProblemCode;
import dev.lendport.caller.Transactions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/**
 * How an endpoint changes something: in one transaction, together with the answer when the caller sent an
 * {@code Idempotency-Key} (IETF draft-ietf-httpapi-idempotency-key-header-07). The same key again answers the same bytes
 * and does nothing; a key that is in use this moment is refused; a key with another request is refused. What was refused
 * is not remembered.
 */
@Component
public class Effects {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Transactions transactions;
    private final JdbcClient jdbc;

    Effects(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** Does the work in a transaction of the caller's and tells the outcome. */
    public Answer of(Caller caller, Call call, Transactions.Work<Outcome<Answer>> work) {
        return answer(transactions.write(caller, once(caller.broker().value(), call, work)), call);
    }

    /** Does the work of a member of staff, which no single broker owns, and tells the outcome. */
    public Answer ofStaff(Actor staff, Call call, Transactions.Work<Outcome<Answer>> work) {
        return answer(transactions.writeAsSystem(once(staff.id(), call, work)), call);
    }

    /** Reads in a transaction of the caller's and tells the outcome. */
    public Answer read(Caller caller, Call call, Transactions.Work<Outcome<Answer>> work) {
        return answer(transactions.read(caller, work), call);
    }

    public static Answer answer(Outcome<Answer> outcome, Call call) {
        return switch (outcome) {
            case Outcome.Done<Answer>(Answer answer) -> answer;
            case Outcome.Refused<Answer>(var refusal) -> Problems.answer(refusal, call.exchange());
        };
    }

    private Transactions.Work<Outcome<Answer>> once(UUID caller, Call call, Transactions.Work<Outcome<Answer>> work) {
        var idempotency = call.headers().idempotency();
        return idempotency == null ? work : now -> once(caller, call.operation(), idempotency, () -> work.at(now));
    }

    private Outcome<Answer> once(
            UUID caller, Operation operation, Call.Idempotency idempotency, Supplier<Outcome<Answer>> work) {
        if (!lock(caller, operation, idempotency)) {
            return Outcome.refused(ProblemCode.IDEMPOTENCY_KEY_IN_FLIGHT);
        }
        var given = find(caller, operation, idempotency);
        if (given.isPresent()) {
            return given.get().requestHash().equals(idempotency.requestHash())
                    ? Outcome.done(given.get().answer().with("Idempotency-Replayed", "true"))
                    : Outcome.refused(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        return work.get().map(answer -> remembered(caller, operation, idempotency, answer));
    }

    private boolean lock(UUID caller, Operation operation, Call.Idempotency idempotency) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(caller + " " + operation.id() + " " + idempotency.key())
                .query(Boolean.class)
                .single();
    }

    private record Given(String requestHash, Answer answer) {}

    private Optional<Given> find(UUID caller, Operation operation, Call.Idempotency idempotency) {
        return jdbc.sql("""
                        SELECT request_hash, status, headers, body
                          FROM idempotent_answer
                         WHERE caller_id = ? AND operation = ? AND key = ? AND created_at > now() - interval '7 days'
                        """)
                .params(caller, operation.id(), idempotency.key())
                .query((row, n) -> new Given(
                        row.getString("request_hash"),
                        new Answer(
                                row.getInt("status"),
                                Json.MAPPER.readValue(row.getString("headers"), HEADERS),
                                row.getBytes("body"))))
                .optional();
    }

    private Answer remembered(UUID caller, Operation operation, Call.Idempotency idempotency, Answer answer) {
        var bytes = answer.bytes();
        jdbc.sql("""
                        INSERT INTO idempotent_answer (caller_id, operation, key, request_hash, status, headers, body)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (caller_id, operation, key) DO UPDATE
                           SET request_hash = excluded.request_hash, status = excluded.status,
                               headers = excluded.headers, body = excluded.body, created_at = now()
                        """)
                .params(
                        caller,
                        operation.id(),
                        idempotency.key(),
                        idempotency.requestHash(),
                        answer.status(),
                        Json.MAPPER.writeValueAsString(answer.headers()),
                        bytes)
                .update();
        return new Answer(answer.status(), answer.headers(), bytes);
    }
}
