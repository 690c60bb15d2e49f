package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Instants;
import dev.lendport.caller.Zones;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.deadline.Due;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Refusal;
import dev.lendport.simulation.AcceptedSimulation;
import dev.lendport.simulation.SimulationConversions;
import dev.lendport.simulation.SimulationId;
import dev.lendport.simulation.SimulationRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a process of an accepted simulation, which becomes one at most once. */
@Component
class CreateProcess {
    private static final int DAYS_TO_ACCEPT = 30;

    private final SimulationConversions conversions;
    private final NewProcesses processes;
    private final Deadlines deadlines;
    private final Journal journal;

    CreateProcess(SimulationConversions conversions, NewProcesses processes, Deadlines deadlines, Journal journal) {
        this.conversions = conversions;
        this.processes = processes;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    /** The body of the operation. */
    record Request(
            UUID simulationUniqueId,
            String keyBorrowerEmail,
            String keyBorrowerName,
            int keyBorrowerIdentificationDocTypeId,
            String keyBorrowerIdentificationDocNumber,
            @Nullable String keyBorrowerResidence,
            @Nullable String keyBorrowerIdentificationDocExpirationDate,
            @Nullable String borrowerEmail,
            @Nullable String borrowerName,
            @Nullable String borrowerResidence,
            @Nullable Integer borrowerIdentificationDocTypeId,
            @Nullable String borrowerIdentificationDocNumber,
            @Nullable String borrowerIdentificationDocExpirationDate) {

        Person keyBorrower() {
            return new Person(
                    keyBorrowerEmail,
                    keyBorrowerName,
                    keyBorrowerResidence,
                    keyBorrowerIdentificationDocTypeId,
                    keyBorrowerIdentificationDocNumber,
                    keyBorrowerIdentificationDocExpirationDate);
        }

        Person secondBorrower() {
            return new Person(
                    borrowerEmail,
                    borrowerName,
                    borrowerResidence,
                    borrowerIdentificationDocTypeId,
                    borrowerIdentificationDocNumber,
                    borrowerIdentificationDocExpirationDate);
        }
    }

    /** What the request says of one borrower. */
    record Person(
            @Nullable String email,
            @Nullable String name,
            @Nullable String residence,
            @Nullable Integer identificationDocTypeId,
            @Nullable String identificationDocNumber,
            @Nullable String identificationDocExpirationDate) {
        private static final Person UNSAID = new Person(null, null, null, null, null, null);

        boolean isSaid() {
            return !equals(UNSAID);
        }

        /** Puts what the request says over what the simulation knew. */
        Fields over(Fields known) {
            var expires = identificationDocExpirationDate == null
                    ? null
                    : Instants.date(identificationDocExpirationDate, Zones.LISBON)
                            .toString();
            return known.with("name", name == null ? null : name.strip())
                    .with("email", email)
                    .with("address", residence == null ? null : residence.strip())
                    .with("identificationDocTypeId", identificationDocTypeId)
                    .with("identificationDocNumber", identificationDocNumber)
                    .with("identificationDocExpirationDate", expires);
        }
    }

    /** A process that was created. */
    record Created(UUID id, int number) {}

    Outcome<Created> from(Caller caller, Request request, Instant now) {
        var id = Ids.next();
        return conversions
                .convert(caller, new SimulationId(request.simulationUniqueId()), id, now)
                .then(simulation -> {
                    var errors = errors(request, simulation);
                    return errors.isEmpty()
                            ? Outcome.done(create(caller, id, request, simulation, now))
                            : Outcome.refused(Refusal.invalid(errors));
                });
    }

    private Created create(Caller caller, UUID id, Request request, AcceptedSimulation simulation, Instant now) {
        var due = Due.afterCalendarDays(now, DAYS_TO_ACCEPT, Zones.LISBON);
        var number = processes.add(
                caller,
                new NewProcesses.NewProcess(
                        id,
                        new MortgageProcess.Origin(
                                simulation.id(),
                                simulation.number(),
                                simulation.request().partnerReference()),
                        due.at(),
                        new OfferedLoan(
                                simulation.priced(), simulation.request().insurances()),
                        borrowers(request, simulation),
                        property(simulation.request().property())),
                now);
        deadlines.set(caller, DeadlineKind.PROCESS_ACCEPTANCE, Subject.Type.PROCESS.wire(), id, due);
        journal.append(
                caller,
                now,
                EventType.PROCESS_CREATED,
                new Subject(Subject.Type.PROCESS, id, 1),
                Map.of(
                        "processNumber", number,
                        "processStatusID", ProcessState.IN_ACCEPTANCE.id(),
                        "simulationUniqueID", simulation.id()));
        return new Created(id, number);
    }

    /** A second borrower that only the request knows needs a name. */
    private static List<FieldError> errors(Request request, AcceptedSimulation simulation) {
        var unnamed = simulation.borrowerIds().size() == 1
                && request.secondBorrower().isSaid()
                && request.borrowerName() == null;
        return unnamed ? List.of(FieldError.of("/borrowerName", "required")) : List.of();
    }

    private static List<Borrower> borrowers(Request request, AcceptedSimulation simulation) {
        var simulated = simulation.request().borrowers();
        var borrowers = new ArrayList<Borrower>();
        for (int i = 0; i < simulated.size(); i++) {
            if (simulated.get(i).isKeyBorrower()) {
                borrowers.addFirst(borrower(
                        simulation.borrowerIds().get(i),
                        BorrowerType.KEY_BORROWER,
                        simulated.get(i),
                        request.keyBorrower()));
            } else {
                var said = borrowers.stream().allMatch(Borrower::isKey) ? request.secondBorrower() : Person.UNSAID;
                borrowers.add(borrower(simulation.borrowerIds().get(i), BorrowerType.BORROWER, simulated.get(i), said));
            }
        }
        if (simulated.size() == 1 && request.secondBorrower().isSaid()) {
            borrowers.add(added(
                    Ids.next(), BorrowerType.BORROWER, request.secondBorrower().over(Fields.NONE), Fields.NONE));
        }
        return IntStream.range(0, borrowers.size())
                .mapToObj(i -> borrowers.get(i).at(i + 1))
                .toList();
    }

    private static Borrower borrower(UUID id, BorrowerType type, SimulationRequest.Borrower simulated, Person said) {
        var known = Fields.NONE
                .with("name", simulated.name())
                .with("birthDate", simulated.birthDate().toString())
                .with("taxId", simulated.taxId());
        var financial = Fields.NONE
                .with("incomeWagesPensions", simulated.monthlyIncome())
                .with("installmentOther", simulated.monthlyInstallments());
        return added(id, type, said.over(known), financial);
    }

    private static Borrower added(UUID id, BorrowerType type, Fields personal, Fields financial) {
        return new Borrower(new BorrowerId(id), 1, 1, type, null, null, personal, Fields.NONE, financial);
    }

    private static Property property(SimulationRequest.Property simulated) {
        var details = Fields.NONE
                .with("typologyId", simulated.typologyId())
                .with("acquisitionAmount", simulated.acquisitionAmount())
                .with("evaluationEstimatedAmount", simulated.evaluationEstimatedAmount())
                .with("districtId", simulated.districtId());
        return new Property(Ids.next(), 1, details);
    }
}
