/** Tests of review. */
@NullMarked
package org.claimscreener.engine.review;

import org.jspecify.annotations.NullMarked;
