/** The workers that run beside the requests: started and stopped with the server, never ended by an error. */
@NullMarked
package dev.lendport.background;

import org.jspecify.annotations.NullMarked;
