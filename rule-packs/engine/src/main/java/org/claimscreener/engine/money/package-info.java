/**
 * Arithmetic on whole fen.
 */
@NullMarked
package org.claimscreener.engine.money;

import org.jspecify.annotations.NullMarked;
