/**
 * From the wire to facts: what must hold of a settlement before any rule sees it, and the fact set made from it. Bad input
 * is a value here, never an exception.
 */
@NullMarked
package org.claimscreener.engine.intake;

import org.jspecify.annotations.NullMarked;
