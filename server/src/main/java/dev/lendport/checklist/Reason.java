package dev.lendport.checklist;

import org.jspecify.annotations.Nullable;

/**
 * Why a paper was refused, or is done without.
 *
 * @param id of the list of reasons
 * @param text for the broker
 */
record Reason(int id, @Nullable String text) {}
