package dev.lendport.portability;

import dev.lendport.credit.OriginContractType;
import dev.lendport.finance.Money;
import dev.lendport.finance.identifier.Ispb;
import java.math.BigDecimal;

/**
 * What the proponent asks for and offers, as the centre passed it on.
 *
 * @param portabilityNumber 21 digits or capital letters, the date of the request first (NU); the payment quotes it
 * @param source the proponent
 * @param proposalType the programme of the proponent's credit
 */
public record Proposal(
        String portabilityNumber,
        Ispb source,
        OriginContractType originContractType,
        String proposalType,
        Terms terms) {

    /**
     * The terms that the proponent offers the client.
     *
     * @param annualInterestRate effective, percent a year
     * @param annualEffectiveInterestRate total effective cost (CET), percent a year
     */
    public record Terms(
            BigDecimal annualInterestRate,
            BigDecimal annualEffectiveInterestRate,
            int installments,
            Money installmentFaceValue) {}
}
