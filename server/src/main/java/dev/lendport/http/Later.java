package dev.lendport.http;

import java.util.function.Supplier;

/**
 * An answer that is whole only some time after the commit.
 *
 * @param soFar what is remembered in case the server does not live to make it whole
 * @param whole what is told and remembered in the end; made outside of any transaction, and only once
 */
public record Later(Answer soFar, Supplier<Answer> whole) {}
