/** The holds job against a real broker and on a real cluster. */
@NullMarked
package org.claimscreener.stack.holds;

import org.jspecify.annotations.NullMarked;
