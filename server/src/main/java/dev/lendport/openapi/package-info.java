/**
 * The contract as the server reads it: which operations there are, what a request must look like, and what the forms and
 * code lists of its schemas mean.
 */
@NullMarked
package dev.lendport.openapi;

import org.jspecify.annotations.NullMarked;
