/** Holds and what their ends mean: the keyed operator that joins a hold's decision with its steps. */
@NullMarked
package org.claimscreener.supervision.outcome;

import org.jspecify.annotations.NullMarked;
