/** Files that people write for us: JSON, one record a line, taken whole or not at all. */
@NullMarked
package org.claimscreener.launcher.lines;

import org.jspecify.annotations.NullMarked;
