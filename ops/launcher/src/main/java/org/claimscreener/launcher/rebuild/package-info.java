/** Rebuilds what the screener remembers of one subject from the log, and compares it with what it said and with its state. */
@NullMarked
package org.claimscreener.launcher.rebuild;

import org.jspecify.annotations.NullMarked;
