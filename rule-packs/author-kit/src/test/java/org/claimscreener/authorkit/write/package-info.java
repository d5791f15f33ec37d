/** Tests of the author's local loop, through the command line. */
@NullMarked
package org.claimscreener.authorkit.write;

import org.jspecify.annotations.NullMarked;
