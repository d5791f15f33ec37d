/** Tests of the console over a real broker; the console's own module may not see one. */
@NullMarked
package org.claimscreener.launcher.console;

import org.jspecify.annotations.NullMarked;
