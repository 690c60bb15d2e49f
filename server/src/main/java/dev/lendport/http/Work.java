package dev.lendport.http;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Refusal;
import java.io.Closeable;
import java.io.IOException;

/**
 * What an endpoint wants done in a transaction, and the answer made of it. The endpoint returns it, and
 * {@link WorkHandler} does it; a caller is named because some endpoints act on another's behalf.
 */
public sealed interface Work {

    /** Reads in a transaction of the caller's. */
    static Work read(Caller caller, Call call, Transactions.Work<Outcome<Answer>> work) {
        return new Read(caller, call, work);
    }

    /** Changes something in a transaction of the caller's; once for an {@code Idempotency-Key}. */
    static Work write(Caller caller, Call call, Transactions.Work<Outcome<Answer>> work) {
        return new Write(caller, call, work);
    }

    /** Reads or changes what no single broker owns, for a member of staff; once for an {@code Idempotency-Key}. */
    static Work ofStaff(Actor staff, Call call, Transactions.Work<Outcome<Answer>> work) {
        return new OfStaff(staff, call, work);
    }

    /** A write whose answer is whole only later; until then its {@code Idempotency-Key} counts as in use. */
    static Work later(Caller caller, Call call, Transactions.Work<Outcome<Later>> work) {
        return new WriteThenWait(caller, call, work);
    }

    /** Refused before anything was begun. */
    static Work refused(Refusal refusal, Call call) {
        return new Ready(Problems.answer(refusal, call.exchange()));
    }

    /** Work with what has to be opened for it, and closed when the answer is there. */
    static <R extends Closeable> Work using(Opening<R> opening, Use<R> use) {
        return new Using<>(opening, use);
    }

    /** The same, and then this, before the answer goes out and whatever it is. */
    default Work lastly(Runnable last) {
        return Work.<Closeable>using(() -> last::run, opened -> this);
    }

    /** Opens what work needs. */
    @FunctionalInterface
    interface Opening<R extends Closeable> {
        R open() throws IOException;
    }

    /** Says what there is to do with what was opened. */
    @FunctionalInterface
    interface Use<R extends Closeable> {
        Work of(R opened) throws IOException;
    }

    record Read(Caller caller, Call call, Transactions.Work<Outcome<Answer>> work) implements Work {}

    record Write(Caller caller, Call call, Transactions.Work<Outcome<Answer>> work) implements Work {}

    record OfStaff(Actor staff, Call call, Transactions.Work<Outcome<Answer>> work) implements Work {}

    record WriteThenWait(Caller caller, Call call, Transactions.Work<Outcome<Later>> work) implements Work {}

    record Ready(Answer answer) implements Work {}

    record Using<R extends Closeable>(Opening<R> opening, Use<R> use) implements Work {}
}
