package dev.lendport.http;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Transactions;
import dev.lendport.openapi.ApiOperation;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
        if (call.headers().payloadMd5() != null) {
            throw new IllegalStateException("the body was not compared with the signature of its request");
        }
        return answer(transactions.write(caller, once(caller.broker().value(), call, work)), call);
    }

    /**
     * An answer that is whole only some time after the commit.
     *
     * @param soFar what is remembered in case the server does not live to make it whole
     * @param whole what is told and remembered in the end; made outside of any transaction, and only once
     */
    public record Later(Answer soFar, Supplier<Answer> whole) {}

    /** Does the work in a transaction of the caller's; its key counts as in use until the answer is whole. */
    public Answer later(Caller caller, Call call, Transactions.Work<Outcome<Later>> work) {
        var begun = new AtomicReference<@Nullable Later>();
        Transactions.Work<Outcome<Answer>> beginning = now -> {
            begun.set(null);
            return work.at(now).map(later -> {
                begun.set(later);
                return later.soFar();
            });
        };
        var outcome = transactions.write(
                caller,
                now -> once(caller.broker().value(), call, beginning)
                        .at(now)
                        .map(soFar -> begun.get() == null ? soFar : unfinished(caller, call, soFar)));
        var later = begun.get();
        if (later == null || outcome instanceof Outcome.Refused<Answer>) {
            return answer(outcome, call);
        }
        var whole = later.whole().get();
        return answer(transactions.write(caller, now -> Outcome.done(finished(caller, call, whole))), call);
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
            UUID caller, ApiOperation operation, Call.Idempotency idempotency, Supplier<Outcome<Answer>> work) {
        if (!lock(caller, operation, idempotency)) {
            return Outcome.refused(ProblemCode.IDEMPOTENCY_KEY_IN_FLIGHT);
        }
        var given = find(caller, operation, idempotency);
        if (given.isPresent() && !given.get().whole()) {
            return Outcome.refused(ProblemCode.IDEMPOTENCY_KEY_IN_FLIGHT);
        }
        if (given.isPresent()) {
            return given.get().requestHash().equals(idempotency.requestHash())
                    ? Outcome.done(given.get().answer().with("Idempotency-Replayed", "true"))
                    : Outcome.refused(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        return work.get().map(answer -> remembered(caller, operation, idempotency, answer));
    }

    private boolean lock(UUID caller, ApiOperation operation, Call.Idempotency idempotency) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(caller + " " + operation.id() + " " + idempotency.key())
                .query(Boolean.class)
                .single();
    }

    /** @param whole false while the answer is still being made; what a killed server left so counts as it is in the end */
    private record Given(String requestHash, boolean whole, Answer answer) {}

    private Optional<Given> find(UUID caller, ApiOperation operation, Call.Idempotency idempotency) {
        return jdbc.sql("""
                        SELECT request_hash, status, headers, body,
                               whole OR created_at < now() - interval '1 minute' AS whole
                          FROM idempotent_answer
                         WHERE caller_id = ? AND operation = ? AND key = ? AND created_at > now() - interval '7 days'
                        """)
                .params(caller, operation.id(), idempotency.key())
                .query((row, n) -> new Given(
                        row.getString("request_hash"),
                        row.getBoolean("whole"),
                        new Answer(
                                row.getInt("status"),
                                Json.MAPPER.readValue(row.getString("headers"), HEADERS),
                                row.getBytes("body"))))
                .optional();
    }

    private Answer remembered(UUID caller, ApiOperation operation, Call.Idempotency idempotency, Answer answer) {
        var bytes = answer.bytes();
        jdbc.sql("""
                        INSERT INTO idempotent_answer (caller_id, operation, key, request_hash, status, headers, body)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (caller_id, operation, key) DO UPDATE
                           SET request_hash = excluded.request_hash, status = excluded.status,
                               headers = excluded.headers, body = excluded.body, whole = true, created_at = now()
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

    private Answer unfinished(Caller caller, Call call, Answer soFar) {
        var idempotency = call.headers().idempotency();
        if (idempotency != null) {
            jdbc.sql("""
                            UPDATE idempotent_answer SET whole = false
                             WHERE caller_id = ? AND operation = ? AND key = ?
                            """)
                    .params(caller.broker().value(), call.operation().id(), idempotency.key())
                    .update();
        }
        return soFar;
    }

    private Answer finished(Caller caller, Call call, Answer whole) {
        var idempotency = call.headers().idempotency();
        return idempotency == null ? whole : remembered(caller.broker().value(), call.operation(), idempotency, whole);
    }
}
