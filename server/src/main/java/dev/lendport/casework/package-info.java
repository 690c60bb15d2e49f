/**
 * What every case shares, whatever it is a case of: how it is found, guarded, changed, counted, listed and told. A case
 * brings its own states, its own guard and its own row; everything that looks the same from outside is here, once.
 */
@NullMarked
package dev.lendport.casework;

import org.jspecify.annotations.NullMarked;
