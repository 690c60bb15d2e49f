/**
 * What every endpoint shares: the contract as the validator of requests, problems, idempotency, preconditions, paging
 * and languages. An endpoint takes a {@link dev.lendport.http.Call} and returns the
 * {@link dev.lendport.http.Work} that makes its {@link dev.lendport.http.Answer}, or the answer when no transaction is needed.
 */
@NullMarked
package dev.lendport.http;

import org.jspecify.annotations.NullMarked;
