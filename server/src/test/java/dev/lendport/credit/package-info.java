@NullMarked
package dev.lendport.credit;

import org.jspecify.annotations.NullMarked;
