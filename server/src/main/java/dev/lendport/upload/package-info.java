/** Bodies that are files: taken in as a stream within limits, kept aside while they come, known by their hash. */
@NullMarked
package dev.lendport.upload;

import org.jspecify.annotations.NullMarked;
