/** How the workers beside the requests run: started and stopped with the server, never ended by a round that fails. */
@NullMarked
package dev.lendport.background;

import org.jspecify.annotations.NullMarked;
