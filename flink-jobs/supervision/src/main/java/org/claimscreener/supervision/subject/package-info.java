/** The keyed operator and its state: read, call the engine's desk, write, emit. */
@NullMarked
package org.claimscreener.supervision.subject;

import org.jspecify.annotations.NullMarked;
