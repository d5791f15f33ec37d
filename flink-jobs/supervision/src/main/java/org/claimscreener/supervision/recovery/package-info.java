/** Money that is to come back of one case: what is kept of its claims, and what is told. */
@NullMarked
package org.claimscreener.supervision.recovery;

import org.jspecify.annotations.NullMarked;
