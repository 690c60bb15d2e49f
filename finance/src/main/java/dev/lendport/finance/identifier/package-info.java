/** The numbers by which Brazil knows people, companies and banks: checked, formatted, masked. */
@NullMarked
package dev.lendport.finance.identifier;

import org.jspecify.annotations.NullMarked;
