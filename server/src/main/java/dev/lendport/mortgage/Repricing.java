package dev.lendport.mortgage;

import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Refusal;
import dev.lendport.pricing.LoanRequest;
import dev.lendport.pricing.Pricing;
import org.springframework.stereotype.Component;

/**
 * Prices the loan of a process again when what its price depends on changes: on the versions of price sheet and fixings
 * that the process came with, so that a newer sheet never changes an offer that the borrowers accepted.
 */
@Component
class Repricing {
    /** Where a loan's fields are in the body of a simulation, which the pricing speaks of. */
    private static final String IN_SIMULATION = "/loan";

    private final Pricing pricing;

    Repricing(Pricing pricing) {
        this.pricing = pricing;
    }

    /** The loan after its request changed; the process still has the old one. */
    Outcome<OfferedLoan> changed(MortgageProcess process, LoanRequest asked) {
        return process.pricing(asked)
                .<Outcome<OfferedLoan>>map(request -> pricing.priceAgain(
                                request, process.loan().priced().basis())
                        .map(priced -> new OfferedLoan(priced, process.loan().statedInsurances())))
                .orElseGet(() -> Outcome.refused(Refusal.invalid(FieldError.of(
                        "/borrowers/" + process.keyBorrower().id().value() + "/personalData/birthDate", "required"))));
    }

    /** The process after its borrowers or property changed, with its loan priced for them. */
    Outcome<MortgageProcess> following(MortgageProcess before, MortgageProcess after) {
        var asked = before.loan().priced().loan();
        var request = after.pricing(asked);
        return request.isEmpty() || request.equals(before.pricing(asked))
                ? Outcome.done(after)
                : inFlatBody(changed(after, asked)).map(loan -> after.with(loan, after.branchId()));
    }

    /** Tells errors of a loan by their place in a process's body, which has the loan's fields at its top. */
    static <T> Outcome<T> inFlatBody(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T> done -> done;
            case Outcome.Refused<T>(Refusal refusal) ->
                Outcome.refused(refusal.withErrors(refusal.errors().stream()
                        .map(error -> new FieldError(flat(error.pointer()), error.code(), error.arguments()))
                        .toList()));
        };
    }

    private static String flat(String pointer) {
        return pointer.startsWith(IN_SIMULATION + "/") ? pointer.substring(IN_SIMULATION.length()) : pointer;
    }
}
