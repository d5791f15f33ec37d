/**
 * What crosses a wire: single-object Avro encoding of the generated records in {@code record}, and the catalogue of
 * topics. No decision is taken here.
 */
@NullMarked
package org.claimscreener.wire;

import org.jspecify.annotations.NullMarked;
