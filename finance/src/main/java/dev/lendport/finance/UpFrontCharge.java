package dev.lendport.finance;

/** A charge paid when the loan is drawn, and the tax on it (stamp duty on commissions, or VAT). */
public record UpFrontCharge(Money amount, Money tax) {

    public UpFrontCharge {
        amount.requireSameCurrency(tax);
        if (amount.isNegative() || tax.isNegative()) {
            throw new IllegalArgumentException("A charge cannot be negative");
        }
    }

    public Money total() {
        return amount.plus(tax);
    }
}
