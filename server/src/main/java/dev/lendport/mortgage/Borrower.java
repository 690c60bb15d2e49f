package dev.lendport.mortgage;

import dev.lendport.simulation.SimulationRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person of a process.
 *
 * @param position 1 for the key borrower, 2 to 4 for the others
 * @param relationId what the person is to the key borrower
 * @param acceptedAt when the person accepted the terms
 * @param personal name always; see {@link FieldGroup}
 * @param financial euros a month
 */
record Borrower(
        BorrowerId id,
        int position,
        long version,
        BorrowerType type,
        @Nullable Integer relationId,
        @Nullable Instant acceptedAt,
        Fields personal,
        Fields professional,
        Fields financial) {
    static final int MOST = 4;

    Borrower at(int newPosition) {
        return new Borrower(id, newPosition, version, type, relationId, acceptedAt, personal, professional, financial);
    }

    boolean isKey() {
        return type == BorrowerType.KEY_BORROWER;
    }

    Borrower with(
            BorrowerType newType,
            @Nullable Integer newRelationId,
            Fields newPersonal,
            Fields newProfessional,
            Fields newFinancial) {
        return new Borrower(
                id, position, version, newType, newRelationId, acceptedAt, newPersonal, newProfessional, newFinancial);
    }

    String name() {
        var name = personal.text("name");
        if (name == null) {
            throw new IllegalStateException("borrower " + id.value() + " without a name");
        }
        return name;
    }

    @Nullable
    String taxId() {
        return personal.text("taxId");
    }

    /** As a simulation knows a borrower; empty while the birth date is missing. */
    Optional<SimulationRequest.Borrower> simulated() {
        return Optional.ofNullable(personal.date("birthDate"))
                .map(birthDate -> new SimulationRequest.Borrower(
                        isKey(),
                        name(),
                        taxId(),
                        birthDate,
                        sum("incomeWagesPensions", "incomeGreenReceipts", "incomeRents", "incomeOthers"),
                        sum(
                                "installmentHousingCredit",
                                "installmentPersonalCredit",
                                "installmentAutoLeasingCredit",
                                "installmentCreditCard",
                                "installmentBankOverdraft",
                                "installmentOther")));
    }

    /** Null when none of the amounts was stated. */
    private @Nullable BigDecimal sum(String... amounts) {
        return Arrays.stream(amounts)
                .flatMap(amount -> Stream.ofNullable(financial.amount(amount)))
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
