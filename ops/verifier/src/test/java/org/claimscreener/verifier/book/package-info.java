/** Tests of what is remembered. */
@NullMarked
package org.claimscreener.verifier.book;

import org.jspecify.annotations.NullMarked;
