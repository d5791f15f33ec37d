/** The keyed operator and its state: read, call the engine's desk, write, emit. */
@NullMarked
package org.claimscreener.holds.desk;

import org.jspecify.annotations.NullMarked;
