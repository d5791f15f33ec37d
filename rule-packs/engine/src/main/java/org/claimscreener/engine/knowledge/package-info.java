/**
 * From published knowledge points to rows of a pack's tables. For author tools; nothing here takes part in a decision.
 */
@NullMarked
package org.claimscreener.engine.knowledge;

import org.jspecify.annotations.NullMarked;
