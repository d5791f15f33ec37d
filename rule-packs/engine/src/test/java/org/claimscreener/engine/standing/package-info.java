/** Tests of what is in force about whom. */
@NullMarked
package org.claimscreener.engine.standing;

import org.jspecify.annotations.NullMarked;
