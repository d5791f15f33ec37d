/** The invariants, each in a class of its own, fed by one pass over the log. */
@NullMarked
package org.claimscreener.verifier.check;

import org.jspecify.annotations.NullMarked;
