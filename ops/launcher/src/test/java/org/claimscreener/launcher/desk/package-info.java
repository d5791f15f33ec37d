/** The review desk with everything real behind it. */
@NullMarked
package org.claimscreener.launcher.desk;

import org.jspecify.annotations.NullMarked;
