package dev.lendport.credit;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.openapi.SchemaErrors;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Registers every line of a file, or none of them. A line has to be what a single registration has to be, and its
 * contract number no other's, in the file or in the store.
 *
 * <p>Of the file, a batch of lines is in memory at a time, and the contract numbers of all.
 */
@Component
class ImportOperations {
    static final int MOST_LINES = 200_000;
    private static final int BATCH = 1_000;

    private final RegisterOperations operations;
    private final ImportSchema schema;
    private final JdbcClient jdbc;

    ImportOperations(RegisterOperations operations, ImportSchema schema, JdbcClient jdbc) {
        this.operations = operations;
        this.schema = schema;
        this.jdbc = jdbc;
    }

    /** A file, opened anew each time: a transaction that is run again reads it from its start. */
    @FunctionalInterface
    interface Contents {
        InputStream open() throws IOException;
    }

    /** Imports the file in the transaction that is open; how many operations there are in it. */
    Outcome<Integer> run(Caller caller, Contents file, Instant now) {
        if (!lock(caller)) {
            return Outcome.refused(ProblemCode.IMPORT_IN_PROGRESS);
        }
        try (var lines = ImportFile.of(file.open())) {
            return new Run(caller, now, lines).all();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One import of a partner's at a time: two with the same numbers in another order would wait for each other. */
    private boolean lock(Caller caller) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param("credit_operation import " + caller.broker())
                .query(Boolean.class)
                .single();
    }

    private final class Run {
        private final Caller caller;
        private final Instant now;
        private final LocalDate today;
        private final ImportFile file;
        private final ImportReport report = new ImportReport();
        private final Map<String, Integer> lineOfNumber = new HashMap<>();

        Run(Caller caller, Instant now, ImportFile file) {
            this.caller = caller;
            this.now = now;
            this.today = LocalDate.ofInstant(now, Zones.BRASILIA);
            this.file = file;
        }

        Outcome<Integer> all() {
            var wrongHeader = file.readHeader();
            if (!wrongHeader.isEmpty()) {
                report.read();
                report.bad(1, wrongHeader);
                return Outcome.refused(report.refusal());
            }
            var batch = batch();
            while (!batch.isEmpty()) {
                if (report.lines() > MOST_LINES) {
                    return Outcome.refused(ProblemCode.IMPORT_HAS_TOO_MANY_LINES, Integer.toString(MOST_LINES));
                }
                take(batch);
                batch = batch();
            }
            if (report.lines() == 0) {
                report.read();
                report.bad(1, List.of(FieldError.of("/1", "no_lines")));
            }
            return report.isClean() ? Outcome.done(report.lines()) : Outcome.refused(report.refusal());
        }

        private List<ImportFile.Line> batch() {
            var batch = new ArrayList<ImportFile.Line>(BATCH);
            for (var next = file.next(); next.isPresent(); next = file.next()) {
                report.read();
                batch.add(next.get());
                if (batch.size() == BATCH) {
                    break;
                }
            }
            return batch;
        }

        /** Checks the lines side by side, and takes those that are good; which ones are is told in their order. */
        private void take(List<ImportFile.Line> batch) {
            var checked = batch.parallelStream().map(this::checked).toList();
            var good = new ArrayList<CreditOperation>(batch.size());
            var errors = new ArrayList<List<FieldError>>(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                var wrong = new ArrayList<>(checked.get(i).errors());
                wrong.addAll(repeated(batch.get(i)));
                errors.add(wrong);
                if (wrong.isEmpty()) {
                    checked.get(i).operation().ifPresent(good::add);
                }
            }
            var added = operations.add(caller, good, now);
            for (int i = 0; i < batch.size(); i++) {
                var wrong = errors.get(i);
                if (wrong.isEmpty() && isTaken(checked.get(i), added)) {
                    wrong.add(FieldError.of("/" + batch.get(i).number() + "/contract_number", "taken"));
                }
                if (!wrong.isEmpty()) {
                    report.bad(batch.get(i).number(), wrong);
                }
            }
        }

        private boolean isTaken(Checked line, Set<UUID> added) {
            return line.operation()
                    .filter(operation -> !added.contains(operation.key()))
                    .isPresent();
        }

        private List<FieldError> repeated(ImportFile.Line line) {
            if (!(line instanceof ImportFile.Line.Request(int number, var tree))) {
                return List.of();
            }
            var contractNumber = tree.path("contract_number").asString("");
            var first = contractNumber.isEmpty() ? null : lineOfNumber.putIfAbsent(contractNumber, number);
            return first == null
                    ? List.of()
                    : List.of(FieldError.of(
                            "/" + number + "/contract_number", "repeated_from_line", Integer.toString(first)));
        }

        private Checked checked(ImportFile.Line line) {
            return switch (line) {
                case ImportFile.Line.Unreadable(int number, var error) -> new Checked(Optional.empty(), List.of(error));
                case ImportFile.Line.Broken(int number, var error) -> new Checked(Optional.empty(), List.of(error));
                case ImportFile.Line.Request(int number, var tree) -> {
                    var wrong =
                            SchemaErrors.of(schema.ofOneOperation(), tree, "").toList();
                    yield wrong.isEmpty()
                            ? priced(number, Json.SNAKE.treeToValue(tree, OperationRequest.class))
                            : new Checked(Optional.empty(), atLine(number, wrong));
                }
            };
        }

        private Checked priced(int number, OperationRequest request) {
            return switch (Registration.of(request, today)) {
                case Registration.Good good -> new Checked(Optional.of(good.operation()), List.of());
                case Registration.Bad(var errors) -> new Checked(Optional.empty(), atLine(number, errors));
            };
        }
    }

    private record Checked(Optional<CreditOperation> operation, List<FieldError> errors) {}

    /** An error's place in the JSON request as its place in the file: line and column. */
    private static List<FieldError> atLine(int number, List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FieldError(
                        ImportColumn.nameOf(error.pointer())
                                .map(column -> "/" + number + "/" + column)
                                .orElse("/" + number),
                        error.code(),
                        error.arguments()))
                .toList();
    }
}
