/** Times from the append of an order to that of the first decision that sees it, with everything real on one machine. */
@NullMarked
package org.claimscreener.orderlag;

import org.jspecify.annotations.NullMarked;
