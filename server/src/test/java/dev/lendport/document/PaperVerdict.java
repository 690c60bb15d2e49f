package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** What comes of a paper that is sent in. */
final class PaperVerdict {
    private static final String FIELD = "/documentContent";

    private PaperVerdict() {}

    static String verdict(byte[] content) throws IOException {
        return verdict(content, null);
    }

    /** Type and pages, or the codes of problem and field. */
    static String verdict(byte[] content, @Nullable String name) throws IOException {
        var file = Files.createTempFile("paper", null);
        try {
            Files.write(file, content);
            try (var bytes = FileBytes.open(file)) {
                return told(FileInspection.of(bytes, new FileLabel(name, null, FIELD), FileType.PAPERS));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String told(Outcome<Inspected> outcome) {
        return switch (outcome) {
            case Outcome.Done<Inspected>(var found) -> found.type().wire() + " " + found.pages();
            case Outcome.Refused<Inspected>(var refusal) -> {
                assertThat(refusal.errors()).extracting(FieldError::pointer).containsOnly(FIELD);
                yield refusal.code().code() + " " + refusal.errors().getFirst().code();
            }
        };
    }
}
