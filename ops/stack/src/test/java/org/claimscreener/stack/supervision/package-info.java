/** The supervision job on a real cluster, with a real broker. */
@NullMarked
package org.claimscreener.stack.supervision;

import org.jspecify.annotations.NullMarked;
