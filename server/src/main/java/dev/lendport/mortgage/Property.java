package dev.lendport.mortgage;

import dev.lendport.pricing.PropertyValue;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * The property that secures the loan.
 *
 * @param details the acquisition amount always; see {@link FieldGroup#PROPERTY}
 */
record Property(UUID id, long version, Fields details) {
    Property with(Fields changed) {
        return new Property(id, version, changed);
    }

    BigDecimal acquisitionAmount() {
        var amount = details.amount("acquisitionAmount");
        if (amount == null) {
            throw new IllegalStateException("property " + id + " without a price");
        }
        return amount;
    }

    PropertyValue value() {
        return new PropertyValue(acquisitionAmount(), details.amount("evaluationEstimatedAmount"));
    }
}
