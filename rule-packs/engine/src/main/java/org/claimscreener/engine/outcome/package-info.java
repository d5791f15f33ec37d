/** From a hold's decision and steps to what its end means for each subject: the institution, and whose lines were deducted. */
@NullMarked
package org.claimscreener.engine.outcome;

import org.jspecify.annotations.NullMarked;
