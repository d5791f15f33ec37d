/** What all measurements share: where they ran, and tidying up. */
@NullMarked
package org.claimscreener.measuring;

import org.jspecify.annotations.NullMarked;
