/** Outgoing e-mail, for whatever has to reach a person. */
@NullMarked
package dev.lendport.mail;

import org.jspecify.annotations.NullMarked;
