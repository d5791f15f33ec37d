/** Tests of the fold of the log of orders. */
@NullMarked
package org.claimscreener.engine.deploy;

import org.jspecify.annotations.NullMarked;
