/**
 * What the server costs: requests against the real server beside the very statements they run, without it. Nothing here
 * is shipped.
 */
@NullMarked
package dev.lendport.bench;

import org.jspecify.annotations.NullMarked;
