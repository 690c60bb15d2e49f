/**
 * Retaining a client whose contract another bank wants: the offer that beats the attack within the law, and the monthly
 * report of what became of the requests.
 */
@NullMarked
package dev.lendport.retention;

import org.jspecify.annotations.NullMarked;
