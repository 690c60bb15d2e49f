package dev.lendport.mortgage;

import dev.lendport.casework.Case;
import dev.lendport.casework.SearchWords;
import dev.lendport.checklist.CaseFile;
import dev.lendport.pricing.LoanRequest;
import dev.lendport.pricing.PricingRequest;
import dev.lendport.simulation.SimulationRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mortgage process, whole.
 *
 * @param version one higher with every change of the process, its borrowers or its property
 * @param ltvReal percent; null until the property was appraised
 * @param borrowers the key borrower first
 * @param file its papers
 */
record MortgageProcess(
        UUID id,
        int number,
        long version,
        ProcessState state,
        Origin origin,
        Moments moments,
        @Nullable Integer cancelReasonId,
        int branchId,
        OfferedLoan loan,
        @Nullable BigDecimal ltvReal,
        List<Borrower> borrowers,
        Property property,
        CaseFile file)
        implements Case {
    MortgageProcess {
        borrowers = List.copyOf(borrowers);
        if (borrowers.isEmpty() || !borrowers.getFirst().isKey()) {
            throw new IllegalArgumentException("process " + id + " without a key borrower");
        }
    }

    /** The simulation it came from, and what the broker calls it. */
    record Origin(
            UUID simulationId,
            int simulationNumber,
            @Nullable String partnerReference) {}

    record Moments(Instant created, Instant lastAction, ProcessState.Waits waits) {}

    /** What it is found by, but for its number. */
    static String words(Origin origin, List<Borrower> borrowers) {
        var ofBorrowers = borrowers.stream()
                .flatMap(borrower -> Stream.of(borrower.personal().text("name"), borrower.taxId()));
        var ofOrigin = Stream.of(Integer.toString(origin.simulationNumber()), origin.partnerReference());
        return SearchWords.of(Stream.concat(ofBorrowers, ofOrigin));
    }

    @Override
    public Instant since() {
        return moments.lastAction();
    }

    Borrower keyBorrower() {
        return borrowers.getFirst();
    }

    Optional<Borrower> borrower(BorrowerId borrowerId) {
        return borrowers.stream()
                .filter(borrower -> borrower.id().equals(borrowerId))
                .findFirst();
    }

    /**
     * What the price of a loan in this process depends on; empty while nobody's age is known. Guarantors are not insured
     * and do not count.
     */
    Optional<PricingRequest> pricing(LoanRequest asked) {
        var birthDates = borrowers.stream()
                .filter(borrower -> borrower.type() != BorrowerType.GUARANTOR)
                .flatMap(borrower -> Stream.ofNullable(borrower.personal().date("birthDate")))
                .toList();
        return birthDates.isEmpty()
                ? Optional.empty()
                : Optional.of(new PricingRequest(asked, property.value(), loan.statedInsurances(), birthDates));
    }

    /** What a simulation of this process with another loan would ask for: the lender's rules look at that. */
    SimulationRequest simulated(LoanRequest asked) {
        var people = borrowers.stream()
                .filter(borrower -> borrower.type() != BorrowerType.GUARANTOR)
                .flatMap(borrower -> borrower.simulated().stream())
                .toList();
        var value = property.value();
        return new SimulationRequest(
                asked,
                people,
                new SimulationRequest.Property(null, value.acquisitionAmount(), value.estimatedAmount(), null),
                loan.statedInsurances(),
                null);
    }

    MortgageProcess with(OfferedLoan changed, int newBranchId) {
        return new MortgageProcess(
                id,
                number,
                version,
                state,
                origin,
                moments,
                cancelReasonId,
                newBranchId,
                changed,
                ltvReal,
                borrowers,
                property,
                file);
    }

    MortgageProcess with(List<Borrower> changed) {
        return new MortgageProcess(
                id,
                number,
                version,
                state,
                origin,
                moments,
                cancelReasonId,
                branchId,
                loan,
                ltvReal,
                changed,
                property,
                file);
    }

    MortgageProcess with(Property changed) {
        return new MortgageProcess(
                id,
                number,
                version,
                state,
                origin,
                moments,
                cancelReasonId,
                branchId,
                loan,
                ltvReal,
                borrowers,
                changed,
                file);
    }
}
