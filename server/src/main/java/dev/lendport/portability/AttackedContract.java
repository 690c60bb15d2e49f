package dev.lendport.portability;

import dev.lendport.credit.Issuer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract that is to be taken over, as it was when the request came. The borrower's data is personal: it goes to
 * the partner that the contract belongs to, and prints as nothing.
 */
public record AttackedContract(
        UUID creditOperationKey,
        String contractNumber,
        @Nullable String corbanDocumentNumber,
        Borrower borrower) {

    record Borrower(String name, String documentNumber, String phoneNumber, Issuer.Address address) {
        static Borrower of(Issuer issuer) {
            return new Borrower(issuer.name(), issuer.documentNumber(), issuer.phoneNumber(), issuer.address());
        }

        @Override
        public String toString() {
            return "Borrower[***]";
        }
    }
}
