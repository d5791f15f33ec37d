/**
 * From findings to the one decision: what each finding puts at stake, precedence, and every fen accounted for.
 */
@NullMarked
package org.claimscreener.engine.decision;

import org.jspecify.annotations.NullMarked;
