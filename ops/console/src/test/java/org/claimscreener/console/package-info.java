/** Tests of the review desk as a whole. */
@NullMarked
package org.claimscreener.console;

import org.jspecify.annotations.NullMarked;
