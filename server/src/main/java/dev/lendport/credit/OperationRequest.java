package dev.lendport.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract to register, as it comes in: each value within the limits of the wire contract's schema.
 *
 * @param monthlyInterestRate percent
 * @param costsHeldBack reais of the principal; none when it is not given
 * @param arrearsMonthlyInterestRate percent; none when it is not given
 */
record OperationRequest(
        String contractNumber,
        BigDecimal principalAmount,
        BigDecimal monthlyInterestRate,
        int numberOfInstallments,
        LocalDate disbursementDate,
        LocalDate firstDueDate,
        @Nullable BigDecimal installmentFaceValue,
        @Nullable BigDecimal costsHeldBack,
        @Nullable String dayCount,
        @Nullable BigDecimal arrearsMonthlyInterestRate,
        String originContractType,
        @Nullable String corbanDocumentNumber,
        Issuer issuer) {

    @Override
    public String toString() {
        return "OperationRequest[" + contractNumber + "]";
    }
}
