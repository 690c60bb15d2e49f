package dev.lendport.http;

import dev.lendport.outcome.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the partner API answers to every successful write: the status code of success, a sentence that says what was
 * done, the new ids where something was created, and what was ignored on request.
 */
public record Written(
        Problems.OperationStatus operationStatus,
        @Nullable Object additionalData,
        @Nullable List<String> ignored) {
    private static final String DONE = "020101";
    private static final Texts TEXTS = Texts.of("written");

    /**
     * The answer to a write.
     *
     * @param what the key of the sentence, for example {@code process.created}
     */
    public static Written of(Call call, String what) {
        return of(call, what, null);
    }

    public static Written of(Call call, String what, @Nullable Object additionalData) {
        var message = TEXTS.text(call.language(), what);
        return new Written(
                new Problems.OperationStatus(DONE, message),
                additionalData,
                call.ignored().isEmpty() ? null : call.ignored());
    }
}
