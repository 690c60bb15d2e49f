/**
 * Who acts, for which broker, in which language and at what time; and what a use case answers. Every use case takes a
 * {@link dev.lendport.caller.Caller} and runs inside {@link dev.lendport.caller.Transactions}.
 */
@NullMarked
package dev.lendport.caller;

import org.jspecify.annotations.NullMarked;
