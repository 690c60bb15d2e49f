package dev.lendport.pricing;

import java.time.Instant;

/**
 * A price sheet as it was stored.
 *
 * @param version counts the sheets in the order in which they were stored, from 1
 * @param createdBy login of the member of staff, or who else loaded it
 */
record StoredSheet(int version, PriceSheet sheet, Instant createdAt, String createdBy) {}
