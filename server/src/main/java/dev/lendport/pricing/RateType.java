package dev.lendport.pricing;

import java.util.Arrays;
import java.util.Optional;

/** How a rate is agreed: the sub-categories of index types. */
public enum RateType {
    FIXED(1),
    VARIABLE(2),
    MIXED(3);

    private final int indexTypeSubCategoryId;

    RateType(int indexTypeSubCategoryId) {
        this.indexTypeSubCategoryId = indexTypeSubCategoryId;
    }

    static Optional<RateType> of(int indexTypeSubCategoryId) {
        return Arrays.stream(values())
                .filter(type -> type.indexTypeSubCategoryId == indexTypeSubCategoryId)
                .findFirst();
    }
}
