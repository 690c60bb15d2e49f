@NullMarked
package dev.lendport.contract;

import org.jspecify.annotations.NullMarked;
