/** Tests of the wire, with the records and tools they share. */
@NullMarked
package org.claimscreener.wire;

import org.jspecify.annotations.NullMarked;
