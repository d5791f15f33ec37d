/** The oracle's own tests: each promise has logs that break it, and a log that keeps all of them. */
@NullMarked
package org.claimscreener.verifier;

import org.jspecify.annotations.NullMarked;
