package dev.lendport.finance;

import java.util.Objects;

/** How the rate of a mortgage is agreed for its whole duration. */
public sealed interface RatePlan {

    /** One rate to the end. */
    record Fixed(Tan tan) implements RatePlan {
        public Fixed {
            Objects.requireNonNull(tan);
        }
    }

    /** An index plus a spread from the first day. */
    record Variable(IndexedRate rate) implements RatePlan {
        public Variable {
            Objects.requireNonNull(rate);
        }
    }

    /** A fixed rate for so many months, then an index plus a spread. */
    record Mixed(Tan fixed, int fixedMonths, IndexedRate later) implements RatePlan {
        public Mixed {
            Objects.requireNonNull(fixed);
            Objects.requireNonNull(later);
            if (fixedMonths < 1) {
                throw new IllegalArgumentException("A mixed rate starts with at least one fixed month");
            }
        }
    }
}
