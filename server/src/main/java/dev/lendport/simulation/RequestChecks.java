package dev.lendport.simulation;

import dev.lendport.outcome.FieldError;
import dev.lendport.simulation.SimulationRequest.Borrower;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What the contract's schema cannot say about a request. */
final class RequestChecks {
    private static final int OLDEST_AGE = 120;

    private RequestChecks() {}

    static List<FieldError> errors(SimulationRequest request, LocalDate today) {
        var errors = new ArrayList<FieldError>();
        if (request.borrowers().stream().filter(Borrower::isKeyBorrower).count() != 1) {
            errors.add(FieldError.of("/borrowers", "one_key_borrower"));
        }
        var earliest = today.minusYears(OLDEST_AGE);
        var taxIds = new HashSet<String>();
        for (int index = 0; index < request.borrowers().size(); index++) {
            var borrower = request.borrowers().get(index);
            if (borrower.birthDate().isAfter(today)) {
                errors.add(FieldError.of("/borrowers/" + index + "/birthDate", "out_of_range", "<= " + today));
            } else if (borrower.birthDate().isBefore(earliest)) {
                errors.add(FieldError.of("/borrowers/" + index + "/birthDate", "out_of_range", ">= " + earliest));
            }
            if (borrower.taxId() != null && !taxIds.add(borrower.taxId())) {
                errors.add(FieldError.of("/borrowers/" + index + "/taxId", "repeated"));
            }
        }
        return errors;
    }
}
