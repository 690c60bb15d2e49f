package dev.lendport.http;

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
 * How {@link Work} that changes something is done: in one transaction, together with the answer when the caller sent an
 * {@code Idempotency-Key} (IETF draft-ietf-httpapi-idempotency-key-header-07). The same key again answers the same bytes
 * and does nothing; a key that is in use this moment is refused; a key with another request is refused. What was refused
 * is not remembered.
 */
@Component
class Writes {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Transactions transactions;
    private final JdbcClient jdbc;

    Writes(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    Answer of(Work.Write write) {
        var call = write.call();
        if (call.headers().payloadMd5() != null) {
            throw new IllegalStateException("the body was not compared with the signature of its request");
        }
        var caller = write.caller();
        return call.answer(transactions.write(caller, once(caller.broker().value(), call, write.work())));
    }

    Answer of(Work.OfStaff write) {
        var call = write.call();
        return call.answer(transactions.writeAsSystem(once(write.staff().id(), call, write.work())));
    }

    /** The key counts as in use until the answer is whole. */
    Answer of(Work.WriteThenWait write) {
        var caller = write.caller();
        var call = write.call();
        var begun = new AtomicReference<@Nullable Later>();
        Transactions.Work<Outcome<Answer>> beginning = now -> {
            begun.set(null);
            return write.work().at(now).map(later -> {
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
            return call.answer(outcome);
        }
        var whole = later.whole().get();
        return call.answer(transactions.write(caller, now -> Outcome.done(finished(caller, call, whole))));
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
        var bytes = answer.bytes(operation.path());
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
