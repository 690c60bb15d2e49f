/** Networks, brokers, their users, the lender's staff; who signs in becomes a {@link dev.lendport.caller.Caller}. */
@NullMarked
package dev.lendport.partner;

import org.jspecify.annotations.NullMarked;
