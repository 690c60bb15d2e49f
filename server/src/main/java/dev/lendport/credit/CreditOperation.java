package dev.lendport.credit;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A running contract of the lender's, brought in by a partner.
 *
 * @param contractNumber the partner's own; no two of a partner's contracts share one
 * @param annualEffectiveInterestRate the total effective cost (CET), in percent a year, to two decimals
 * @param corbanDocumentNumber the CNPJ of the correspondent, without punctuation
 * @param version one higher with every payment
 */
public record CreditOperation(
        UUID key,
        String contractNumber,
        ContractTerms terms,
        BigDecimal annualEffectiveInterestRate,
        OriginContractType originContractType,
        @Nullable String corbanDocumentNumber,
        Issuer issuer,
        State state,
        long version) {

    /** Settled: nothing is owed any more. */
    public enum State {
        OPEN,
        SETTLED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /** The effective rate of the contract, in percent a year, to two decimals. */
    public BigDecimal annualInterestRate() {
        return terms.annualInterestRate();
    }

    /** After one more payment. */
    CreditOperation moved(State next) {
        return new CreditOperation(
                key,
                contractNumber,
                terms,
                annualEffectiveInterestRate,
                originContractType,
                corbanDocumentNumber,
                issuer,
                next,
                version + 1);
    }
}
