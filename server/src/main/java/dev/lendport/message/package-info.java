/**
 * What partner and lender write about a case: messages both ways, and the lender's notes, which the partner may see or not.
 * It works for every kind of case whose path it knows, and knows nothing of what the case is about.
 *
 * <p>{@link dev.lendport.message.Messages} gives what was written to who shows a case in full.
 */
@NullMarked
package dev.lendport.message;

import org.jspecify.annotations.NullMarked;
