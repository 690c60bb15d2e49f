/**
 * What every endpoint shares: the contract as the validator of requests, problems, idempotency, preconditions, paging
 * and languages. An endpoint takes a {@link dev.lendport.http.Call} and answers an {@link dev.lendport.http.Answer}.
 */
@NullMarked
package dev.lendport.http;

import org.jspecify.annotations.NullMarked;
