/** Everything as separate processes on one machine: what the command {@code screener up} starts, watches and stops. */
@NullMarked
package org.claimscreener.launcher.up;

import org.jspecify.annotations.NullMarked;
