/** What commands about inspections say, and the secret file that they write. */
@NullMarked
package org.claimscreener.launcher.inspection;

import org.jspecify.annotations.NullMarked;
