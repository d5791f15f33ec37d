/** Text for terminals: how wide it is, how it is cut and laid out, and how a screen is redrawn without flicker. */
@NullMarked
package org.claimscreener.launcher.terminal;

import org.jspecify.annotations.NullMarked;
