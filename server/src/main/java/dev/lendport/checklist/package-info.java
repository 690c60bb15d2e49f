/**
 * The papers of a case: what its rulebook and the lender's staff ask for, what was delivered, and what was decided on it.
 * What is missing is worked out from these whenever somebody looks, so that the list that is shown and the list that
 * keeps a case from being submitted are one.
 */
@NullMarked
package dev.lendport.checklist;

import org.jspecify.annotations.NullMarked;
