/**
 * What a use case answers: a value or a refusal with a stable code, told in the language of who asks. Knows neither HTTP
 * nor the database.
 */
@NullMarked
package dev.lendport.outcome;

import org.jspecify.annotations.NullMarked;
