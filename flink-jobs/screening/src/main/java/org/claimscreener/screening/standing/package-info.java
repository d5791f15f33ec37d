/**
 * What is in force about whom, for the operator that decides. The compacted topic is the state: one table a JVM, read
 * whole before the first decision and followed from then on.
 */
@NullMarked
package org.claimscreener.screening.standing;

import org.jspecify.annotations.NullMarked;
