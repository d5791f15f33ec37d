/**
 * Keyed by trace code: who used the code before, and the memory of who uses it now. Only settlements with codes pass here.
 */
@NullMarked
package org.claimscreener.screening.trace;

import org.jspecify.annotations.NullMarked;
