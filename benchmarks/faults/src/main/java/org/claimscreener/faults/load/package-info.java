/** What is sent while things break, and the books on what was sent and what was answered. */
@NullMarked
package org.claimscreener.faults.load;

import org.jspecify.annotations.NullMarked;
