package dev.lendport.credit;

import org.jspecify.annotations.Nullable;

/**
 * Who borrowed, as the wire calls the borrower. Personal data: it goes to the partner that registered it and nowhere
 * else, and prints as nothing.
 *
 * @param documentNumber CPF or CNPJ, without punctuation
 */
public record Issuer(
        String name,
        String documentNumber,
        String phoneNumber,
        @Nullable String email,
        Address address) {

    /**
     * Where the borrower lives.
     *
     * @param state the two letters of a Brazilian state
     * @param postalCode eight digits
     */
    public record Address(String street, String number, String city, String state, String postalCode) {

        @Override
        public String toString() {
            return "Address[***]";
        }
    }

    @Override
    public String toString() {
        return "Issuer[***]";
    }
}
