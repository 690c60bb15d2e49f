package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Instants;
import dev.lendport.caller.Zones;
import dev.lendport.casework.CaseGate;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Adds, changes and removes the borrowers of a process. The loan is priced again when their ages matter to it. */
@Component
class ChangeBorrowers {
    private static final String TYPE = "borrowerTypeId";
    private static final String RELATION = "keyBorrowerRelationId";
    private static final String EXPIRES = "identificationDocExpirationDate";

    private final CaseGate<MortgageProcess, ProcessAction> gate;
    private final Borrowers borrowers;
    private final ChangedProcesses changed;
    private final CurrentTaxonomies taxonomies;

    ChangeBorrowers(
            CaseGate<MortgageProcess, ProcessAction> gate,
            Borrowers borrowers,
            ChangedProcesses changed,
            CurrentTaxonomies taxonomies) {
        this.gate = gate;
        this.borrowers = borrowers;
        this.changed = changed;
        this.taxonomies = taxonomies;
    }

    /** Gives the new borrower's id. */
    Outcome<BorrowerId> add(Caller caller, ProcessId processId, JsonNode body, Instant now) {
        return gate.open(caller, processId.value(), Precondition.NONE, ProcessAction.ADD_BORROWER, now)
                .then(process -> {
                    var type = BorrowerType.of(body.get(TYPE).intValue());
                    if (type == BorrowerType.KEY_BORROWER) {
                        return Outcome.refused(Refusal.invalid(anotherKeyBorrower()));
                    }
                    var none = new Borrower(
                            new BorrowerId(Ids.next()),
                            freePosition(process),
                            1,
                            type,
                            null,
                            null,
                            Fields.NONE,
                            Fields.NONE,
                            Fields.NONE);
                    return checked(process.borrowers(), merged(none, type, body), body, now)
                            .then(borrower -> {
                                var people = Stream.concat(process.borrowers().stream(), Stream.of(borrower))
                                        .toList();
                                var told = told(EventType.BORROWER_ADDED, borrower);
                                return changed.following(caller, process, process.with(people), told, now)
                                        .map(version -> {
                                            borrowers.add(caller, processId, borrower);
                                            return borrower.id();
                                        });
                            });
                });
    }

    /** Puts the fields of the body over what is known; gives the borrower's new version. */
    Outcome<Long> update(
            Caller caller, ProcessId processId, BorrowerId borrowerId, Precondition known, JsonNode body, Instant now) {
        return opened(caller, processId, borrowerId, known, ProcessAction.UPDATE_BORROWER, now)
                .then(opened -> {
                    var process = opened.process();
                    var before = opened.borrower();
                    var type = body.has(TYPE) ? BorrowerType.of(body.get(TYPE).intValue()) : before.type();
                    if (before.isKey() && type != BorrowerType.KEY_BORROWER) {
                        return Outcome.refused(ProblemCode.PROCESS_KEY_BORROWER_REQUIRED);
                    }
                    if (!before.isKey() && type == BorrowerType.KEY_BORROWER) {
                        return Outcome.refused(Refusal.invalid(anotherKeyBorrower()));
                    }
                    var others = process.borrowers().stream()
                            .filter(other -> !other.id().equals(borrowerId))
                            .toList();
                    return checked(others, merged(before, type, body), body, now)
                            .then(after -> {
                                var people = process.borrowers().stream()
                                        .map(each -> each.id().equals(borrowerId) ? after : each)
                                        .toList();
                                var told = told(EventType.BORROWER_UPDATED, after);
                                return changed.following(caller, process, process.with(people), told, now)
                                        .map(version -> borrowers.save(caller, processId, after));
                            });
                });
    }

    /** Gives the process's new version. */
    Outcome<Long> remove(Caller caller, ProcessId processId, BorrowerId borrowerId, Precondition known, Instant now) {
        return opened(caller, processId, borrowerId, known, ProcessAction.DELETE_BORROWER, now)
                .then(opened -> {
                    var process = opened.process();
                    if (opened.borrower().isKey()) {
                        return Outcome.refused(ProblemCode.PROCESS_KEY_BORROWER_REQUIRED);
                    }
                    var people = process.borrowers().stream()
                            .filter(each -> !each.id().equals(borrowerId))
                            .toList();
                    var told = told(EventType.BORROWER_REMOVED, opened.borrower());
                    return changed.following(caller, process, process.with(people), told, now)
                            .map(version -> {
                                borrowers.remove(caller, processId, borrowerId);
                                return version;
                            });
                });
    }

    /** A process and one of its borrowers. */
    private record Opened(MortgageProcess process, Borrower borrower) {}

    /** A borrower, at a version that the caller knows, of a locked process that the action is allowed with. */
    private Outcome<Opened> opened(
            Caller caller,
            ProcessId processId,
            BorrowerId borrowerId,
            Precondition known,
            ProcessAction action,
            Instant now) {
        return gate.lock(caller, processId.value())
                .then(process -> process.borrower(borrowerId)
                        .<Outcome<Opened>>map(borrower -> known.refuses(borrower.version())
                                .<Outcome<Opened>>map(Outcome::refused)
                                .orElseGet(() -> gate.allowed(caller, process, action, now)
                                        .map(allowed -> new Opened(allowed, borrower))))
                        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
    }

    private Outcome<Borrower> checked(List<Borrower> others, Borrower borrower, JsonNode body, Instant now) {
        var errors = new FieldChecks(taxonomies.now(), LocalDate.ofInstant(now, Zones.LISBON))
                .borrower(borrower, others, body)
                .errors();
        return errors.isEmpty() ? Outcome.done(borrower) : Outcome.refused(Refusal.invalid(errors));
    }

    private static Borrower merged(Borrower before, BorrowerType type, JsonNode body) {
        return before.with(
                type,
                relation(before, body),
                withPlainDate(before.personal().with(body.path(FieldGroup.PERSONAL.wire()))),
                before.professional().with(body.path(FieldGroup.PROFESSIONAL.wire())),
                before.financial().with(body.path(FieldGroup.FINANCIAL.wire())));
    }

    private static @Nullable Integer relation(Borrower before, JsonNode body) {
        if (!body.has(RELATION)) {
            return before.relationId();
        }
        var given = body.get(RELATION);
        return given.isNull() ? null : Integer.valueOf(given.intValue());
    }

    /** A request may give an instant where only its day counts. */
    private static Fields withPlainDate(Fields personal) {
        var given = personal.text(EXPIRES);
        return given == null
                ? personal
                : personal.with(EXPIRES, Instants.date(given, Zones.LISBON).toString());
    }

    private static int freePosition(MortgageProcess process) {
        return IntStream.rangeClosed(2, Borrower.MOST)
                .filter(position -> process.borrowers().stream().noneMatch(each -> each.position() == position))
                .findFirst()
                .orElseThrow();
    }

    private static FieldError anotherKeyBorrower() {
        return FieldError.of("/" + TYPE, "not_allowed", "2, 3");
    }

    private static ChangedProcesses.Told told(EventType type, Borrower borrower) {
        return new ChangedProcesses.Told(
                type,
                Map.of(
                        "borrowerUniqueID", borrower.id().value(),
                        "borrowerTypeID", borrower.type().id()));
    }
}
