/** Tests of the national form, with the lines and records they share. */
@NullMarked
package org.claimscreener.national;

import org.jspecify.annotations.NullMarked;
