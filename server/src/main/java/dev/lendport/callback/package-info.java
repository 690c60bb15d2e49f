/**
 * Callbacks: where a partner wants to be told, the signed deliveries that tell it, and the log of every attempt. What is
 * told comes from the {@link dev.lendport.journal journal} and from nowhere else.
 */
@NullMarked
package dev.lendport.callback;

import org.jspecify.annotations.NullMarked;
