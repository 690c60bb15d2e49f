/**
 * Files of partners: taken in as a stream, checked by what they are rather than what they are called, kept under their
 * broker, and given out again by links that live ten minutes.
 */
@NullMarked
package dev.lendport.document;

import org.jspecify.annotations.NullMarked;
