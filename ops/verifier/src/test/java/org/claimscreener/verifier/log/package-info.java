/** Tests of recordings. */
@NullMarked
package org.claimscreener.verifier.log;

import org.jspecify.annotations.NullMarked;
