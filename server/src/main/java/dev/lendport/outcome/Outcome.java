package dev.lendport.outcome;

import java.util.function.Function;

/** What a use case answers: its result, or why it would not. A refused write is rolled back whole. */
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    static <T> Outcome<T> refused(ProblemCode code, Object... arguments) {
        return new Refused<>(Refusal.of(code, arguments));
    }

    default <R> Outcome<R> map(Function<T, R> next) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(next.apply(value));
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }

    default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }
}
