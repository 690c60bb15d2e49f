package dev.lendport.rulebook;

import java.time.Instant;

/**
 * A rulebook as it was stored.
 *
 * @param version counts the rulebooks in the order in which they were stored, from 1
 */
record StoredRulebook(int version, Rulebook rulebook, Instant createdAt) {}
